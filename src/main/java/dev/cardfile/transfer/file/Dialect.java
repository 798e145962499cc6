package dev.cardfile.transfer.file;

/**
 * The encoding and the separator of a CSV file.
 *
 * @param encoding the encoding of the first lines; in every file, a line that is not UTF-8 is read
 *     as Windows-1252
 * @param separator the character between cells
 */
public record Dialect(String encoding, char separator) {

  /**
   * Returns the line at the beginning of a file that declares the separator, without a line end;
   * empty if the separator is found without it.
   */
  public String declaration() {
    return DialectGuess.guesses(separator) ? "" : "sep=" + separator;
  }
}

package dev.cardfile.transfer.file;

/**
 * The encoding and the separator of a CSV file.
 *
 * @param encoding the encoding of the first lines; in every file, a line that is not UTF-8 is read
 *     as Windows-1252
 * @param separator the character between cells
 */
public record Dialect(String encoding, char separator) {}

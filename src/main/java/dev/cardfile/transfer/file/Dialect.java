package dev.cardfile.transfer.file;

/**
 * How a CSV file is written.
 *
 * @param encoding of its first lines; a line that is not UTF-8 is read as Windows-1252 in any file
 * @param separator between cells
 */
public record Dialect(String encoding, char separator) {}

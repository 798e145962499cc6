/**
 * Files of contacts as they come: {@link dev.cardfile.transfer.file.ImportFile#open} finds out what
 * a file is (CSV of any dialect, vCards, NDJSON, or nothing that can be read), and gives its rows
 * one by one. Pure; it reads a file of any size in a few megabytes.
 */
@NullMarked
package dev.cardfile.transfer.file;

import org.jspecify.annotations.NullMarked;

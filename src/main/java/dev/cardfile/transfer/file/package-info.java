/**
 * Files of contacts as clients send them. {@link dev.cardfile.transfer.file.ImportFile#open}
 * detects the kind of a file (CSV of any dialect, vCard or NDJSON; anything else is refused) and
 * returns its rows one by one. Pure; a file of any size takes only a few megabytes of memory.
 */
@NullMarked
package dev.cardfile.transfer.file;

import org.jspecify.annotations.NullMarked;

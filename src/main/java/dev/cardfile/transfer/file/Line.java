package dev.cardfile.transfer.file;

import org.jspecify.annotations.Nullable;

/**
 * A line of a file.
 *
 * @param number from 1
 * @param end what ended it: a CR, an LF, both, or nothing
 * @param problem why the text is not what the file has; null where it is
 */
record Line(long number, String text, String end, @Nullable FileProblem problem) {}

package dev.cardfile.transfer.file;

import org.jspecify.annotations.Nullable;

/**
 * A line of a file.
 *
 * @param number from 1
 * @param end the line terminator: a CR, an LF, both, or an empty string
 * @param problem why the text differs from what the file contains; null if it does not
 */
record Line(long number, String text, String end, @Nullable FileProblem problem) {}

/** The commands of the benchmark: what they are told, whom they start, and what they report. */
@NullMarked
package dev.cardfile.bench.command;

import org.jspecify.annotations.NullMarked;

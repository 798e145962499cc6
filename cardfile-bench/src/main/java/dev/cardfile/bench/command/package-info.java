/** The commands of the benchmark: their options, the servers that they start, and their reports. */
@NullMarked
package dev.cardfile.bench.command;

import org.jspecify.annotations.NullMarked;

package dev.cardfile.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * All that a run of the program sees of the world outside.
 *
 * @param colour whether standard output is a terminal that shows colours
 */
public record Surroundings(
    Map<String, String> environment,
    Path workingDirectory,
    PrintStream out,
    PrintStream err,
    boolean colour,
    InstantSource clock,
    RandomGenerator random,
    Backend backend,
    StopSignal stop) {}

package dev.cardfile.cli.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * All that a run of the program sees of the world outside.
 *
 * @param variables the environment variables
 * @param colour whether standard output is a terminal that shows colours
 * @param errIsTerminal whether standard error is a terminal
 * @param watched whether somebody sits at a terminal that can write over a line
 */
public record Environment(
    Map<String, String> variables,
    Path workingDirectory,
    PrintStream out,
    PrintStream err,
    boolean colour,
    boolean watched,
    boolean errIsTerminal,
    InstantSource clock,
    RandomGenerator random,
    StopSignal stop) {

  /** Whether a terminal is to be written to in colours. */
  public boolean mayColour() {
    return variables.getOrDefault("NO_COLOR", "").isEmpty()
        && !variables.getOrDefault("TERM", "").equals("dumb");
  }
}

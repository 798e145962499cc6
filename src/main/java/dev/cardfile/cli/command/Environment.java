package dev.cardfile.cli.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Everything outside the program that a run of it depends on.
 *
 * @param variables the environment variables
 * @param colour whether standard output is a terminal that shows colours
 * @param watched whether somebody is at a terminal in which a line can be overwritten
 * @param errIsTerminal whether standard error is a terminal
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

  /** Reports whether colours may be written to a terminal. */
  public boolean mayColour() {
    return variables.getOrDefault("NO_COLOR", "").isEmpty()
        && !variables.getOrDefault("TERM", "").equals("dumb");
  }
}

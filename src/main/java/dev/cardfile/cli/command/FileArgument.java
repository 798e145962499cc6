package dev.cardfile.cli.command;

import dev.cardfile.config.Quoted;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The argument FILE. */
public final class FileArgument {

  private FileArgument() {}

  /**
   * Returns the absolute path.
   *
   * @throws WrongUsage when the argument is not a path
   */
  public static Path path(String typed, Path workingDirectory) {
    try {
      if (!typed.isBlank()) {
        return workingDirectory.resolve(typed).toAbsolutePath().normalize();
      }
    } catch (InvalidPathException e) {
      // Rejected below, as a blank argument is.
    }
    throw new WrongUsage("FILE: %s is not a path".formatted(Quoted.of(typed)));
  }
}

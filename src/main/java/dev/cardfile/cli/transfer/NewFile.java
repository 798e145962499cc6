package dev.cardfile.cli.transfer;

import dev.cardfile.cli.command.CommandFailed;
import dev.cardfile.files.FileFailure;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes new files, each whole or not at all: an incomplete file could be mistaken for a complete
 * one, and would be in the way of the next attempt.
 */
final class NewFile {

  private NewFile() {}

  /** Writes the content of a file. */
  @FunctionalInterface
  interface Writing<T> {
    T to(OutputStream stream) throws IOException;
  }

  /**
   * Writes a file.
   *
   * @throws CommandFailed if the file exists, which is never overwritten, or cannot be written
   */
  static <T> T write(Path file, Writing<T> writing) {
    OutputStream created;
    try {
      created = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException there) {
      throw new CommandFailed("%s already exists".formatted(file));
    } catch (IOException failure) {
      throw unwritten(file, failure);
    }
    return write(file, created, writing);
  }

  /** Writes a file that has just been created. */
  static <T> T write(Path file, OutputStream created, Writing<T> writing) {
    boolean whole = false;
    try {
      T result;
      try (OutputStream stream = new BufferedOutputStream(created)) {
        result = writing.to(stream);
      }
      whole = true;
      return result;
    } catch (IOException failure) {
      throw unwritten(file, failure);
    } finally {
      if (!whole) {
        delete(file);
      }
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failure) {
      throw new CommandFailed("%s is incomplete and cannot be deleted".formatted(file));
    }
  }

  private static CommandFailed unwritten(Path file, IOException failure) {
    return new CommandFailed(
        "%s cannot be written: %s".formatted(file, FileFailure.reason(failure)));
  }
}

package dev.cardfile.cli.command;

import dev.cardfile.files.FileFailure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Checks the file of a store, which need not exist. */
public final class StoreFile {

  private StoreFile() {}

  /**
   * Distinguishes a file that does not exist, which is accepted, from one that this user may not
   * read.
   *
   * @throws CommandFailed when the file exists and cannot be read, or when that cannot be
   *     determined
   */
  public static void requireReadable(Path file) {
    try {
      Files.readAttributes(file, BasicFileAttributes.class);
    } catch (NoSuchFileException notThere) {
      return;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    if (!Files.isReadable(file)) {
      throw unreadable(file, new AccessDeniedException(file.toString()));
    }
  }

  private static CommandFailed unreadable(Path file, IOException e) {
    return new CommandFailed("cannot read %s: %s".formatted(file, FileFailure.reason(e)));
  }
}

package dev.cardfile.cli.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
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
    } catch (AccessDeniedException e) {
      throw denied(file);
    } catch (FileSystemException e) {
      throw new CommandFailed("cannot read %s: %s".formatted(file, e.getReason()));
    } catch (IOException e) {
      throw new CommandFailed("cannot read %s: %s".formatted(file, e.getMessage()));
    }
    if (!Files.isReadable(file)) {
      throw denied(file);
    }
  }

  private static CommandFailed denied(Path file) {
    return new CommandFailed("cannot read %s: permission denied".formatted(file));
  }
}

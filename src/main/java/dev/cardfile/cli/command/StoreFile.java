package dev.cardfile.cli.command;

import dev.cardfile.files.FileFailure;
import java.io.IOException;
import java.nio.file.AccessMode;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

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
      file.getFileSystem().provider().checkAccess(file, AccessMode.READ);
    } catch (NoSuchFileException notThere) {
      // Accepted.
    } catch (IOException e) {
      throw new CommandFailed("cannot read %s: %s".formatted(file, FileFailure.reason(e)));
    }
  }
}

package dev.cardfile.server;

import dev.cardfile.files.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder that contains the store's files. */
public final class DataFolder {

  private static final String OWNER_ONLY = "rwx------";

  private DataFolder() {}

  /**
   * Creates the folder if it is missing. Only its owner can access it.
   *
   * @throws CannotMakeFolder when that fails
   */
  public static void make(Path folder) {
    try {
      Files.createDirectories(folder, permissions(folder));
    } catch (IOException e) {
      throw new CannotMakeFolder(
          "cannot create the data folder %s: %s".formatted(folder, FileFailure.reason(e)), e);
    }
  }

  private static FileAttribute<?>[] permissions(Path folder) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY))
        }
        : new FileAttribute<?>[0];
  }
}

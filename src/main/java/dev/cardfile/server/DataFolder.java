package dev.cardfile.server;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
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
    } catch (FileAlreadyExistsException e) {
      throw cannot(folder, e.getFile() + " is a file", e);
    } catch (AccessDeniedException e) {
      throw cannot(folder, "permission denied", e);
    } catch (IOException e) {
      throw cannot(folder, String.valueOf(e.getMessage()), e);
    }
  }

  private static CannotMakeFolder cannot(Path folder, String why, IOException cause) {
    return new CannotMakeFolder(
        "cannot create the data folder %s: %s".formatted(folder, why), cause);
  }

  private static FileAttribute<?>[] permissions(Path folder) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY))
        }
        : new FileAttribute<?>[0];
  }
}

package dev.cardfile.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder that the store's files lie in. */
public final class DataFolder {

  private static final String OWNER_ONLY = "rwx------";

  private DataFolder() {}

  /**
   * Makes the folder when it is missing, for its owner's eyes only.
   *
   * @throws CommandFailed when it cannot be made
   */
  public static void make(Path folder) {
    try {
      Files.createDirectories(folder, permissions(folder));
    } catch (FileAlreadyExistsException e) {
      throw new CommandFailed(
          "cannot create the data folder %s: %s is a file".formatted(folder, e.getFile()));
    } catch (AccessDeniedException e) {
      throw new CommandFailed(
          "cannot create the data folder %s: permission denied".formatted(folder));
    } catch (IOException e) {
      throw new CommandFailed(
          "cannot create the data folder %s: %s".formatted(folder, e.getMessage()));
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

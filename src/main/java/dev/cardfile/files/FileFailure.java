package dev.cardfile.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says in words why a file or folder cannot be used. */
public final class FileFailure {

  private FileFailure() {}

  /** Returns the reason, in words that can follow the name of the file. */
  public static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "permission denied";
      case NoSuchFileException missing -> "there is no " + firstMissing(Path.of(missing.getFile()));
      case FileAlreadyExistsException other ->
          other.getFile()
              + (Files.isDirectory(Path.of(other.getFile())) ? " is a folder" : " is a file");
      case FileSystemException failed when failed.getReason() != null -> failed.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }

  /** Returns the file, or the outermost of its folders that does not exist. */
  private static Path firstMissing(Path file) {
    Path missing = file;
    for (Path folder = file.getParent();
        folder != null && Files.notExists(folder);
        folder = folder.getParent()) {
      missing = folder;
    }
    return missing;
  }
}

package dev.cardfile.cli.command;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A folder that only its owner can read, and that is deleted with its contents when it is closed.
 */
public final class TemporaryFolder implements AutoCloseable {

  private final Path path;

  private TemporaryFolder(Path path) {
    this.path = path;
  }

  /**
   * Creates a folder in the system's folder for temporary files.
   *
   * @param prefix what its name begins with
   */
  public static TemporaryFolder make(String prefix) {
    try {
      return new TemporaryFolder(Files.createTempDirectory(prefix));
    } catch (IOException e) {
      throw new CommandFailed("cannot create a temporary folder: " + e.getMessage());
    }
  }

  /**
   * Creates a folder in another folder.
   *
   * @param prefix what its name begins with
   */
  public static TemporaryFolder in(Path parent, String prefix) {
    try {
      return new TemporaryFolder(Files.createTempDirectory(parent, prefix));
    } catch (IOException e) {
      throw new CommandFailed("cannot create a folder in %s: %s".formatted(parent, e.getMessage()));
    }
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      Files.walkFileTree(path, new Deleting());
    } catch (IOException e) {
      throw new CommandFailed("cannot delete the temporary folder %s: %s".formatted(path, e));
    }
  }

  private static final class Deleting extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException unread)
        throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}

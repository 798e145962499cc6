package dev.cardfile.cli.command;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A folder for its owner's eyes only that is gone when it is closed, with all that is in it. */
public final class TemporaryFolder implements AutoCloseable {

  private final Path path;

  private TemporaryFolder(Path path) {
    this.path = path;
  }

  /** Makes one whose name begins so. */
  public static TemporaryFolder make(String prefix) {
    try {
      return new TemporaryFolder(Files.createTempDirectory(prefix));
    } catch (IOException e) {
      throw new CommandFailed("cannot create a temporary folder: " + e.getMessage());
    }
  }

  /** Makes one in a folder. */
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

package dev.cardfile.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where the store is. */
public sealed interface StoreAddress {

  /** The name of the store's file in its folder. */
  String FILE_NAME = "cardfile.db";

  /**
   * Parses a folder or a URL.
   *
   * @param origin where the text comes from, for the message of the exception
   * @throws ConfigProblem when the text is neither
   */
  static StoreAddress of(String origin, String folderOrUrl, Path workingDirectory) {
    return folderOrUrl.startsWith("jdbc:")
        ? ofUrl(origin, folderOrUrl, workingDirectory)
        : ofFolder(origin, folderOrUrl, workingDirectory);
  }

  /** Parses a folder, as {@link #of} does. */
  static StoreAddress ofFolder(String origin, String folder, Path workingDirectory) {
    return file(workingDirectory, path(origin, folder).resolve(FILE_NAME));
  }

  /**
   * Parses a URL, as {@link #of} does. No message contains the URL, which may include a password.
   */
  static StoreAddress ofUrl(String origin, String url, Path workingDirectory) {
    if (url.startsWith("jdbc:postgresql:")) {
      return new Server(url);
    }
    String sqlite = "jdbc:sqlite:";
    String path = url.startsWith(sqlite) ? url.substring(sqlite.length()) : "";
    if (path.isBlank() || path.startsWith(":") || path.startsWith("file:") || path.contains("?")) {
      throw new ConfigProblem(
          origin + ": give jdbc:sqlite:PATH, or jdbc:postgresql://HOST:PORT/DATABASE?user=NAME");
    }
    return file(workingDirectory, path(origin, path));
  }

  private static StoreAddress file(Path workingDirectory, Path path) {
    return new File(workingDirectory.resolve(path).toAbsolutePath().normalize());
  }

  private static Path path(String origin, String text) {
    try {
      if (!text.isBlank()) {
        return Path.of(text);
      }
    } catch (InvalidPathException e) {
      // Rejected below, as a blank text is.
    }
    throw new ConfigProblem("%s: %s is not a path".formatted(origin, Quoted.of(text)));
  }

  /**
   * A SQLite file, which need not exist.
   *
   * @param path absolute
   */
  record File(Path path) implements StoreAddress {}

  /**
   * A PostgreSQL database.
   *
   * @param url {@code jdbc:postgresql:…}; it may contain a password, so it is never shown
   */
  record Server(String url) implements StoreAddress {

    @Override
    public String toString() {
      return "Server";
    }
  }
}

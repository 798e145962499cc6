package dev.cardfile.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where the store is. */
public sealed interface StoreAddress {

  /** The name of the store's file in its folder. */
  String FILE_NAME = "cardfile.db";

  /**
   * The store in a folder, or at a URL.
   *
   * @param origin where the text comes from, for the message
   * @throws ConfigProblem when it is neither
   */
  static StoreAddress of(String origin, String folderOrUrl, Path workingDirectory) {
    return folderOrUrl.startsWith("jdbc:")
        ? ofUrl(origin, folderOrUrl, workingDirectory)
        : ofFolder(origin, folderOrUrl, workingDirectory);
  }

  /** As {@link #of}, of a folder. */
  static StoreAddress ofFolder(String origin, String folder, Path workingDirectory) {
    return file(workingDirectory, path(origin, folder).resolve(FILE_NAME));
  }

  /** As {@link #of}, of a URL, which is left out of every message: it may hold a password. */
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
      // as below
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
   * @param url {@code jdbc:postgresql:…}; it may hold a password, so it is never shown
   */
  record Server(String url) implements StoreAddress {

    @Override
    public String toString() {
      return "Server";
    }
  }
}

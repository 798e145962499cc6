package dev.cardfile.config;

import java.nio.file.Path;

/** Where the store is. */
public sealed interface StoreAddress {

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

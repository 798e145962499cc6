package dev.cardfile.store.sql;

import dev.cardfile.location.LocationId;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.StoreInvariants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A SQLite file in a folder of its own. */
final class SqliteFixture implements StoreFixture {

  private final Path folder;
  private @Nullable Connection observer;

  SqliteFixture() {
    try {
      folder = Files.createTempDirectory("cardfile store? #1");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path file() {
    return folder.resolve("cardfile.db");
  }

  @Override
  public Stores open(StoreSettings settings, StoreEvents events) {
    return SqliteStores.open(file(), settings, events);
  }

  @Override
  public void check() {
    StoreInvariants.check(file());
  }

  @Override
  public List<String> contactIds(LocationId location) {
    return column("id", "contact", location);
  }

  @Override
  public List<String> tags(LocationId location) {
    return column("name", "tag", location);
  }

  private List<String> column(String column, String table, LocationId location) {
    try {
      if (observer == null) {
        observer = StoreInvariants.open(file());
      }
      // A location id has nothing that SQL would read.
      return StoreInvariants.rows(
          observer,
          "SELECT %s FROM %s WHERE location_id = '%s' ORDER BY 1"
              .formatted(column, table, location));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.list(folder)) {
      if (observer != null) {
        observer.close();
      }
      for (Path file : List.copyOf(files.toList())) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException | SQLException e) {
      throw new AssertionError(e);
    }
  }
}

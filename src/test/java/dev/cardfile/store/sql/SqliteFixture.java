package dev.cardfile.store.sql;

import dev.cardfile.store.FaultyStores;
import dev.cardfile.store.Onlooker;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.sql.engine.Engine;
import dev.cardfile.store.sql.sqlite.SqliteDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A SQLite file in its own folder. */
public final class SqliteFixture extends SqlFixture {

  private final Path folder;

  public SqliteFixture() {
    try {
      folder = Files.createTempDirectory("cardfile store? #1");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a file with empty tables; faster than migrating an empty file. */
  public static SqliteFixture migrated() {
    SqliteFixture made = new SqliteFixture();
    try {
      Files.write(made.file(), Migrated.FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return made;
  }

  private static final class Migrated {

    private static final byte[] FILE = made();

    private static byte[] made() {
      try (SqliteFixture fixture = new SqliteFixture()) {
        var _ = fixture.database().migrate();
        return Files.readAllBytes(fixture.file());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  public Path file() {
    return folder.resolve("cardfile.db");
  }

  @Override
  public Onlooker onlooker() {
    return Onlooker.of(file());
  }

  @Override
  public Engine engine() {
    return new SqliteDatabase(file());
  }

  @Override
  public Database database() {
    return Database.sqlite(file());
  }

  @Override
  public Stores open(StoreSettings settings, StoreEvents events) {
    return Database.sqlite(file()).open(settings, events);
  }

  @Override
  public FaultyStores openFaulty() {
    return new FaultySqlite(file(), FAULTY);
  }

  @Override
  List<String> keepingWritersOut() {
    return List.of("BEGIN IMMEDIATE");
  }

  @Override
  public int servers() {
    return 1;
  }

  @Override
  void remove() {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : List.copyOf(files.toList())) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Callers who wait for a SQLite file wait in this process, not in the database. */
  @Override
  public boolean keepsSomebodyWaiting() {
    return false;
  }
}

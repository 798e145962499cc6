package dev.cardfile.importing;

import dev.cardfile.contact.IdSequence;
import dev.cardfile.imports.Import;
import dev.cardfile.imports.ImportState;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.sql.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Runs an import in a process of its own, and prints how many of its rows are done. */
final class ImportOnce {

  private static final int TRIES = 3;

  private ImportOnce() {}

  /** Takes the store's file or URL, location, import, and how many seconds the clock is ahead. */
  public static void main(String[] arguments) throws IOException {
    String where = arguments[0];
    Database database =
        where.startsWith("jdbc:") ? Database.postgres(where) : Database.sqlite(Path.of(where));
    InstantSource clock =
        Clock.offset(Clock.systemUTC(), Duration.ofSeconds(Long.parseLong(arguments[3])));
    try (Stores stores = database.open(StoreSettings.DEFAULT, StoreEvents.NONE)) {
      FileImports files =
          new FileImports(stores, clock, new IdSequence(clock, RandomGenerator.getDefault()));
      ImportRun run = new ImportRun(files, new LocationId(arguments[1]), "process " + arguments[3]);
      Import last = run.run(arguments[2], progress -> System.out.println(progress.rows()));
      // PostgreSQL may still be committing for the process that was killed before.
      for (int i = 0; i < TRIES && last.state() == ImportState.RUNNING; i++) {
        last = run.run(arguments[2], progress -> System.out.println(progress.rows()));
      }
      System.out.println(last.state());
    }
  }
}

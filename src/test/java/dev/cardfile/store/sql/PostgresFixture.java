package dev.cardfile.store.sql;

import dev.cardfile.postgres.PostgresServer;
import dev.cardfile.store.FaultyStores;
import dev.cardfile.store.Onlooker;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.sql.engine.Engine;
import dev.cardfile.store.sql.postgres.PostgresDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A test's own database on a PostgreSQL server. */
public final class PostgresFixture extends SqlFixture {

  static final List<String> KEEPING_WRITERS_OUT =
      List.of("BEGIN", "LOCK TABLE location IN EXCLUSIVE MODE");

  private final String url;
  private final @Nullable ReusedDatabase reused;

  /** Creates an empty database, without a schema. */
  public PostgresFixture() {
    this(PostgresServer.shared().newDatabase(), null);
  }

  private PostgresFixture(String url, @Nullable ReusedDatabase reused) {
    this.url = url;
    this.reused = reused;
  }

  /** Returns a database with empty tables; far faster than migrating an empty database. */
  public static PostgresFixture migrated() {
    ReusedDatabase reused = ReusedDatabase.take();
    return new PostgresFixture(reused.url(), reused);
  }

  /** The JDBC URL. */
  public String url() {
    return url;
  }

  @Override
  public Onlooker onlooker() {
    return new Onlooker(url);
  }

  @Override
  public Engine engine() {
    return new PostgresDatabase(url);
  }

  @Override
  public Database database() {
    return Database.postgres(url);
  }

  @Override
  public Stores open(StoreSettings settings, StoreEvents events) {
    return Database.postgres(url).open(settings, events);
  }

  @Override
  public FaultyStores openFaulty() {
    return new FaultyPostgres(url, FAULTY);
  }

  @Override
  List<String> keepingWritersOut() {
    return KEEPING_WRITERS_OUT;
  }

  @Override
  public int servers() {
    return 2;
  }

  @Override
  Connection look() throws SQLException {
    return reused == null ? super.look() : reused.looking();
  }

  @Override
  void remove() {
    if (reused == null) {
      PostgresServer.shared().dropDatabase(url);
    } else {
      reused.giveBack();
    }
  }

  @Override
  public boolean keepsSomebodyWaiting() {
    return keepsSomebodyWaiting(onlooker());
  }

  /** Reports whether anybody waits for a lock in the database. */
  static boolean keepsSomebodyWaiting(Onlooker onlooker) {
    return !onlooker
        .rows(
            """
            SELECT pid FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock'
            """)
        .isEmpty();
  }
}

package dev.cardfile.store.sql;

import dev.cardfile.postgres.PostgresServer;
import dev.cardfile.store.Onlooker;
import java.util.List;

/** A database of its own on a PostgreSQL server. */
final class PostgresFixture extends SqlFixture {

  static final List<String> KEEPING_WRITERS_OUT =
      List.of("BEGIN", "LOCK TABLE location IN EXCLUSIVE MODE");

  private final PostgresServer server;
  private final String url;

  PostgresFixture() {
    this(PostgresServer.shared());
  }

  /** On a server that the test may stop. */
  PostgresFixture(PostgresServer server) {
    this.server = server;
    url = server.newDatabase();
  }

  /** JDBC's. */
  String url() {
    return url;
  }

  @Override
  public Onlooker onlooker() {
    return new Onlooker(url);
  }

  @Override
  Database database() {
    return Database.postgres(url);
  }

  @Override
  public Stores open(StoreSettings settings, StoreEvents events) {
    return PostgresStores.open(url, settings, events);
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
  void remove() {
    server.dropDatabase(url);
  }

  @Override
  public boolean keepsSomebodyWaiting() {
    return keepsSomebodyWaiting(onlooker());
  }

  /** Whether a server keeps somebody waiting in this database. */
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

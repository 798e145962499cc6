package dev.cardfile.store.sql;

import dev.cardfile.postgres.PostgresServer;
import dev.cardfile.store.Onlooker;

/** A database of its own on the server that all tests share. */
final class PostgresFixture extends SqlFixture {

  private final String url = PostgresServer.shared().newDatabase();

  String url() {
    return url;
  }

  @Override
  public Stores open(StoreSettings settings, StoreEvents events) {
    return PostgresStores.open(url, settings, events);
  }

  @Override
  Onlooker onlooker() {
    return new Onlooker(url);
  }

  @Override
  void remove() {
    PostgresServer.shared().dropDatabase(url);
  }

  @Override
  public boolean keepsSomebodyWaiting() {
    return !onlooker()
        .rows(
            """
            SELECT pid FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock'
            """)
        .isEmpty();
  }
}

package dev.cardfile.store.sql;

import dev.cardfile.postgres.PostgresProxy;
import dev.cardfile.postgres.PostgresServer;
import dev.cardfile.store.FaultyStores;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.sql.jdbc.Connections;
import dev.cardfile.store.sql.postgres.PostgresConnections;
import dev.cardfile.store.sql.postgres.PostgresParts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A store in a PostgreSQL database, whose connections a proxy cuts at a given statement. */
final class FaultyPostgres implements FaultyStores {

  private final PostgresProxy writers = PostgresProxy.to(PostgresServer.shared());
  private final PostgresProxy readers = PostgresProxy.to(PostgresServer.shared());
  private final Stores stores;
  private @Nullable Countdown countdown;

  /** Counts statements until that of the fault. */
  private static final class Countdown {

    private final Fault fault;
    private int seen;
    private volatile @Nullable Hit hit;

    Countdown(Fault fault) {
      this.fault = fault;
    }

    /**
     * The driver sends an empty statement to check whether the connection is alive; it does not
     * count.
     */
    boolean isDue(String sql) {
      boolean isCommit = sql.equals("COMMIT");
      seen += sql.isEmpty() ? 0 : 1;
      boolean isDue = fault.statement() == Fault.NEXT_COMMIT ? isCommit : seen == fault.statement();
      if (isDue) {
        hit = new Hit(fault, sql, isCommit);
      }
      return isDue;
    }
  }

  /**
   * Opens the store.
   *
   * @param direct the URL of a migrated database
   */
  FaultyPostgres(String direct, StoreSettings settings) {
    Connections toWrite = new PostgresConnections(writers.url(direct), settings.busyTimeout());
    Connections toRead = new PostgresConnections(readers.url(direct), settings.busyTimeout());
    stores =
        new SqlStores(
            PostgresParts.over(
                purpose -> (purpose == Connections.Purpose.READ ? toRead : toWrite).open(purpose),
                settings,
                StoreEvents.NONE),
            StoreEvents.NONE);
  }

  @Override
  public Stores stores() {
    return stores;
  }

  @Override
  public boolean triesAgain() {
    return true;
  }

  @Override
  public void arm(Fault fault) {
    disarm();
    Countdown begun = new Countdown(fault);
    countdown = begun;
    PostgresProxy proxy = fault.side() == Side.READERS ? readers : writers;
    switch (fault.when()) {
      case BEFORE_SENT -> proxy.cutBeforeForwarding(begun::isDue);
      case BEFORE_REPLY -> proxy.cutBeforeReplyTo(begun::isDue);
    }
  }

  @Override
  public Optional<Hit> hit() {
    return Optional.ofNullable(countdown).map(begun -> begun.hit);
  }

  @Override
  public void disarm() {
    var _ = writers.hasCut();
    var _ = readers.hasCut();
    countdown = null;
  }

  @Override
  public void close() {
    disarm();
    stores.close();
    writers.close();
    readers.close();
  }
}

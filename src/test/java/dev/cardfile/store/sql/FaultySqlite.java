package dev.cardfile.store.sql;

import dev.cardfile.store.FaultyStores;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.sql.jdbc.Connections;
import dev.cardfile.store.sql.sqlite.SqliteConnections;
import dev.cardfile.store.sql.sqlite.SqliteParts;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/** A store in a SQLite file, which gets an I/O error at a given statement. */
final class FaultySqlite implements FaultyStores {

  private final FaultyConnections writers;
  private final FaultyConnections readers;
  private final Stores stores;
  private @Nullable Fault armed;

  FaultySqlite(Path file, StoreSettings settings) {
    Connections real = new SqliteConnections(file, settings.busyTimeout());
    writers = new FaultyConnections(real, Connections.Purpose.WRITE_AHEAD);
    readers = new FaultyConnections(real, Connections.Purpose.READ);
    stores =
        new SqlStores(
            SqliteParts.over(
                purpose -> (purpose == Connections.Purpose.READ ? readers : writers).open(purpose),
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
    return false;
  }

  @Override
  public void arm(Fault fault) {
    disarm();
    armed = fault;
    FaultyConnections.When when =
        switch (fault.when()) {
          case BEFORE_SENT -> FaultyConnections.When.BEFORE;
          case BEFORE_REPLY -> FaultyConnections.When.AFTER;
        };
    if (fault.statement() == Fault.NEXT_COMMIT) {
      of(fault).failAtCommit(SQLiteErrorCode.SQLITE_IOERR, when);
    } else {
      of(fault).failAtStatement(fault.statement(), SQLiteErrorCode.SQLITE_IOERR, when);
    }
  }

  @Override
  public Optional<Hit> hit() {
    return Optional.ofNullable(armed)
        .filter(fault -> of(fault).isHit())
        .map(fault -> new Hit(fault, of(fault).failed(), of(fault).hasFailedAtCommit()));
  }

  @Override
  public void disarm() {
    if (armed != null) {
      var _ = of(armed).hasFailed();
      armed = null;
    }
  }

  private FaultyConnections of(Fault fault) {
    return fault.side() == Side.READERS ? readers : writers;
  }

  @Override
  public void close() {
    disarm();
    stores.close();
  }
}

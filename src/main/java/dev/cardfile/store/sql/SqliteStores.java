package dev.cardfile.store.sql;

import dev.cardfile.access.TokenStore;
import dev.cardfile.store.ContactStore;
import dev.cardfile.store.LocationStore;
import dev.cardfile.store.StoreUnavailable;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The stores in one SQLite file. Several processes may use the file at once.
 *
 * <p>Writes go through one connection and one gate, reads beside them through a pool, checkpoints
 * through a connection of their own.
 */
public final class SqliteStores implements Stores {

  private final Gathering<Piece<?>> gathering;
  private final Readers readers;
  private final TokenRevision tokenRevision;
  private final Writer writer;
  private final Checkpointer checkpointer;
  private final ContactStore contacts;
  private final LocationStore locations;
  private final TokenStore tokens;

  SqliteStores(Connections connections, StoreSettings settings, StoreEvents events) {
    Lock gate = new ReentrantLock(true);
    Dialect dialect = new SqliteDialect();
    LocationCache cache = new LocationCache();
    checkpointer = new Checkpointer(connections, gate, Checkpointer.Limits.DEFAULT);
    writer = new Writer(connections, dialect, gate, checkpointer::committed);
    Batches batches =
        new Batches(writer, dialect, session -> new SqliteTransaction(session, cache), events);
    gathering =
        new Gathering<>(
            "cardfile-writer", settings.queueCapacity(), settings.batchLimit(), batches::run);
    readers = new Readers(connections, settings);
    tokenRevision = new SqliteTokenRevision(connections);
    contacts = new SqlContactStore(gathering, readers, events);
    locations = new SqlLocationStore(writer, readers);
    tokens = new SqlTokenStore(writer, readers, tokenRevision);
  }

  /**
   * Migrates the store in this file, which is created where there is none, and opens it.
   *
   * @throws StoreNotUsable when that cannot be done
   */
  public static SqliteStores open(Path file, StoreSettings settings, StoreEvents events) {
    Migrations.migrate(file);
    return new SqliteStores(new SqliteConnections(file, settings.busyTimeout()), settings, events);
  }

  @Override
  public ContactStore contacts() {
    return contacts;
  }

  @Override
  public LocationStore locations() {
    return locations;
  }

  @Override
  public TokenStore tokens() {
    return tokens;
  }

  @Override
  public boolean answers() {
    try {
      return readers.read(connection -> {
        try (PreparedStatement statement = connection.prepareStatement(Statements.TOKEN_REVISION);
            ResultSet rows = statement.executeQuery()) {
          return rows.next();
        }
      });
    } catch (StoreUnavailable away) {
      return false;
    }
  }

  @Override
  public void close() {
    gathering.close();
    readers.close();
    tokenRevision.close();
    writer.close();
    checkpointer.close();
  }
}

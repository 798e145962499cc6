package dev.cardfile.store.sql.sqlite;

import dev.cardfile.store.sql.jdbc.Closing;
import dev.cardfile.store.sql.jdbc.Connections;
import dev.cardfile.store.sql.schema.SchemaStatements;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** The write-ahead log of a SQLite file: a file beside it. */
public final class LogFile implements LogFlush.Log {

  private static final String SUFFIX = "-wal";

  /**
   * Whoever closes the last connection to a database deletes its log, by the log's name. Where that
   * is another's by now, a connection stays open until the program ends.
   */
  private static final Queue<Connection> KEPT_OPEN = new ConcurrentLinkedQueue<>();

  private final Connections connections;
  private final StoreFiles files;
  private @Nullable Connection keeper;
  private volatile @Nullable FileChannel channel;

  public LogFile(Connections connections, StoreFiles files) {
    this.connections = connections;
    this.files = files;
  }

  /**
   * Opens the log once. Whoever closes the last connection to a database deletes its log, and the
   * next one makes another; so a connection is kept that has read, which keeps the log, too.
   */
  @Override
  public synchronized void open() throws SQLException {
    if (channel != null) {
      return;
    }
    Connection connection = connections.open(Connections.Purpose.READ);
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(SchemaStatements.LOOK_AROUND.inSqlite())) {
      var _ = rows.next();
      Path file = Path.of(SqliteFile.of(connection) + SUFFIX);
      channel = FileChannel.open(file, StandardOpenOption.READ);
      files.watchLog(file);
      keeper = connection;
    } catch (IOException e) {
      throw new SQLException("the write-ahead log cannot be opened", e);
    } finally {
      if (keeper == null) {
        Closing.quietly(connection);
      }
    }
  }

  @Override
  public void flush() throws IOException {
    FileChannel open = channel;
    if (open == null) {
      throw new IllegalStateException("the write-ahead log is not open");
    }
    open.force(false);
  }

  /** SQLite holds no locks on this file that closing it could lose. */
  @Override
  public synchronized void close() {
    Closing.quietly(channel);
    if (!files.unwatchLog() && keeper != null) {
      KEPT_OPEN.add(keeper);
    } else {
      Closing.quietly(keeper);
    }
    channel = null;
    keeper = null;
  }
}

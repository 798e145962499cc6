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

/** The write-ahead log of a SQLite file, which is a file next to it. */
public final class LogFile implements LogFlush.Log {

  private static final String SUFFIX = "-wal";

  /**
   * Connections that stay open until the program ends. Closing the last connection to a database
   * deletes the file with the log's name; if that is another log by now, it must not be deleted.
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
   * Opens the log, if it is not open yet. Also keeps open a connection that has read from the log:
   * otherwise the log could be deleted with the last connection, and the next connection would
   * create a new one.
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

  /** Closes the log. SQLite holds no locks on this file that closing it could release. */
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

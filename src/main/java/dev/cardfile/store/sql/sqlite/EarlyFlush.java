package dev.cardfile.store.sql.sqlite;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings to disk what has been written to a SQLite file, before SQLite itself waits for that.
 * SQLite still does, and nothing rests on this: it only finds little left to do.
 */
final class EarlyFlush {

  private static final Logger LOG = LoggerFactory.getLogger(EarlyFlush.class);

  /**
   * Never closed, nor left to be closed: with any descriptor of a file that is closed, a process
   * loses all its locks on that file, and SQLite's are among them. And no channels, which a thread
   * that is interrupted closes.
   */
  private static final Queue<RandomAccessFile> KEPT_OPEN = new ConcurrentLinkedQueue<>();

  private @Nullable RandomAccessFile file;

  /**
   * Flushes the file of this connection, which is always the same. A failure is SQLite's to tell.
   */
  void of(Connection connection) throws SQLException {
    try {
      RandomAccessFile open = file;
      if (open == null) {
        open =
            new RandomAccessFile(
                SqliteFile.of(connection), "r"); // which makes none, and can be flushed
        KEPT_OPEN.add(open);
        file = open;
      }
      open.getFD().sync();
    } catch (IOException e) {
      LOG.debug("the store's file could not be flushed early", e);
    }
  }
}

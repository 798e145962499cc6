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
 * Flushes a SQLite file before SQLite itself does. SQLite then finds little left to flush, so
 * nobody waits for it long. Durability does not depend on this.
 */
final class EarlyFlush {

  private static final Logger LOG = LoggerFactory.getLogger(EarlyFlush.class);

  /**
   * The files opened so far, which are never closed and never garbage collected. When a process
   * closes any descriptor of a file, it loses all its locks on that file, including those of
   * SQLite. For the same reason this is no {@link java.nio.channels.FileChannel}, which an
   * interrupt closes.
   */
  private static final Queue<RandomAccessFile> KEPT_OPEN = new ConcurrentLinkedQueue<>();

  private @Nullable RandomAccessFile file;

  /**
   * Flushes the file of a connection, which must be the same at every call. A failure is only
   * logged, because SQLite will report it.
   */
  void of(Connection connection) throws SQLException {
    try {
      RandomAccessFile open = file;
      if (open == null) {
        open =
            new RandomAccessFile(
                SqliteFile.of(connection), "r"); // never creates the file; can still be flushed
        KEPT_OPEN.add(open);
        file = open;
      }
      open.getFD().sync();
    } catch (IOException e) {
      LOG.debug("the store's file could not be flushed early", e);
    }
  }
}

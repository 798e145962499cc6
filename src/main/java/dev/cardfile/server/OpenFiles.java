package dev.cardfile.server;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.cardfile.http.exports.ExportRoutes;
import java.lang.management.ManagementFactory;

/**
 * The number of files, including sockets, that this process has open, and how many it may have
 * open.
 *
 * @param limit as {@code ulimit -n} shows it; {@link Long#MAX_VALUE} if unknown
 */
record OpenFiles(long open, long limit) {

  /**
   * Reserved for what is opened later: classes, the log, and connections in excess of the limit,
   * which are accepted only to be rejected.
   */
  private static final int KEPT_FREE = 128;

  /** For each connection, SQLite opens the database and the files of its write-ahead log. */
  private static final int FILES_PER_STORE_CONNECTION = 3;

  private static final int FEWEST_CONNECTIONS = 16;

  static OpenFiles now() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? new OpenFiles(unix.getOpenFileDescriptorCount(), unix.getMaxFileDescriptorCount())
        : new OpenFiles(0, Long.MAX_VALUE);
  }

  /**
   * Returns how many of the wanted connections are possible if the store and the exports may open
   * all files that they may need. Never fewer than 16, unless fewer are wanted.
   */
  int connections(int wanted, int readers, int writers) {
    long forStore =
        (long) FILES_PER_STORE_CONNECTION * (readers + writers + ExportRoutes.MOST_AT_ONCE);
    long left = limit - open - forStore - KEPT_FREE;
    return (int) Math.min(wanted, Math.max(FEWEST_CONNECTIONS, left));
  }
}

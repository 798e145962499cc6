package dev.cardfile.server;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * The files that this process has open, sockets among them, and how many it may have.
 *
 * @param limit as {@code ulimit -n} says it; {@link Long#MAX_VALUE} when it is not known
 */
record OpenFiles(long open, long limit) {

  /** For what is opened later: classes, the log, connections that are one too many. */
  private static final int KEPT_FREE = 128;

  /** SQLite opens the database and its log for each connection. */
  private static final int FILES_PER_STORE_CONNECTION = 3;

  private static final int FEWEST_CONNECTIONS = 16;

  static OpenFiles now() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? new OpenFiles(unix.getOpenFileDescriptorCount(), unix.getMaxFileDescriptorCount())
        : new OpenFiles(0, Long.MAX_VALUE);
  }

  /**
   * How many of the wanted connections there may be, when as many are left for the store as it may
   * come to need.
   */
  int connections(int wanted, int readers, int writers) {
    long forStore = (long) FILES_PER_STORE_CONNECTION * (readers + writers);
    long left = limit - open - forStore - KEPT_FREE;
    return (int) Math.min(wanted, Math.max(FEWEST_CONNECTIONS, left));
  }
}

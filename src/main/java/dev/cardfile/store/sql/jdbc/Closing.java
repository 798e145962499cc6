package dev.cardfile.store.sql.jdbc;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes resources that may already be broken. */
public final class Closing {

  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  private Closing() {}

  /**
   * Closes a connection, if there is one. A failure is only logged, since the connection is no
   * longer in use.
   */
  public static void quietly(@Nullable AutoCloseable connection) {
    if (connection != null) {
      try {
        connection.close();
      } catch (Exception e) {
        LOG.warn("a connection did not close", e);
      }
    }
  }
}

package dev.cardfile.store.sql.jdbc;

import java.sql.SQLException;

/**
 * Thrown when the connection to the store was lost during a commit, so that it is unknown whether
 * anything was written. The transaction must not be retried by the store: a second attempt could
 * find what the first one has written, and answer wrongly.
 */
public final class OutcomeUnknown extends SQLException {

  static final String MESSAGE =
      "the connection was lost during a commit; it is unknown whether anything was written";

  private static final long serialVersionUID = 1L;

  OutcomeUnknown(SQLException cause) {
    super(MESSAGE, cause);
  }
}

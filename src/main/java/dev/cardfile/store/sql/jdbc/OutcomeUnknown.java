package dev.cardfile.store.sql.jdbc;

import java.sql.SQLException;

/**
 * The store was lost while it committed, and nobody can say whether it did. What was to be written
 * must not be tried again here: the second try would find what the first has written, and lie.
 */
public final class OutcomeUnknown extends SQLException {

  static final String MESSAGE =
      "the connection was lost during a commit; it is unknown whether anything was written";

  private static final long serialVersionUID = 1L;

  OutcomeUnknown(SQLException cause) {
    super(MESSAGE, cause);
  }
}

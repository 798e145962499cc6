package dev.cardfile.store.sql.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections to one database. */
public interface Connections {

  /** What a connection is for. */
  enum Purpose {
    /** A transaction on it locks out every other writer from its beginning. */
    WRITE,

    /** As the one before; but its commits are on disk only when the database's log is flushed. */
    WRITE_AHEAD,

    /** As {@link #WRITE}, for more than any request brings. */
    FILL,

    READ,

    /** Reads what was there when it began to read, whoever writes meanwhile; it may take long. */
    SNAPSHOT,

    CHECKPOINT
  }

  Connection open(Purpose purpose) throws SQLException;
}

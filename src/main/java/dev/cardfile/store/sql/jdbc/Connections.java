package dev.cardfile.store.sql.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections to one database. */
public interface Connections {

  /** The purpose of a connection. */
  enum Purpose {
    /** Writes. On SQLite, a transaction locks out all other writers from its beginning. */
    WRITE,

    /**
     * As {@link #WRITE}, but on SQLite a commit returns before it is on disk; see {@link
     * Durability}.
     */
    WRITE_AHEAD,

    /** As {@link #WRITE}, for filling or emptying a whole store. */
    FILL,

    READ,

    /**
     * Reads the state at the time of its first read, whatever is written meanwhile. May be in use
     * for a long time.
     */
    SNAPSHOT,

    CHECKPOINT
  }

  Connection open(Purpose purpose) throws SQLException;
}

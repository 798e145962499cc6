package dev.cardfile.store.sql;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections to one database. */
interface Connections {

  /** What a connection is for. */
  enum Purpose {
    /** A transaction on it locks out every other writer from its beginning. */
    WRITE,
    READ,
    CHECKPOINT
  }

  Connection open(Purpose purpose) throws SQLException;
}

package dev.cardfile.store.sql.postgres;

import dev.cardfile.store.sql.engine.TokenRevision;
import dev.cardfile.store.sql.jdbc.Readers;
import dev.cardfile.store.sql.statement.Statements;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads the token revision over the shared pool of readers. */
final class PostgresTokenRevision implements TokenRevision.Source {

  private final Readers readers;

  PostgresTokenRevision(Readers readers) {
    this.readers = readers;
  }

  @Override
  public long read() {
    return readers.read(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(Statements.TOKEN_REVISION);
          ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          throw new SQLException("no token revision");
        }
        return rows.getLong(1);
      }
    });
  }

  @Override
  public void close() {}
}

package dev.cardfile.store.sql.sqlite;

import dev.cardfile.store.sql.jdbc.Closing;
import dev.cardfile.store.sql.jdbc.Connections;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Connections to the file that was there at first, and to no other that has taken its place: half
 * of a store in one file and half in another would be the end of both.
 */
public record WatchedConnections(Connections connections, StoreFiles files) implements Connections {

  @Override
  public Connection open(Purpose purpose) throws SQLException {
    files.requireInPlaceNow(); // before, too: opening a file that is not ours may change its log
    Connection opened = connections.open(purpose);
    try {
      files.requireInPlaceNow();
      return opened;
    } catch (SQLException e) {
      Closing.quietly(opened);
      throw e;
    }
  }
}

package dev.cardfile.store.sql.sqlite;

import dev.cardfile.store.sql.jdbc.Closing;
import dev.cardfile.store.sql.jdbc.Connections;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Connections to the original file of a store, and never to another file that has taken its place:
 * a store that is written half to one file and half to another would be ruined.
 */
public record WatchedConnections(Connections connections, StoreFiles files) implements Connections {

  @Override
  public Connection open(Purpose purpose) throws SQLException {
    files.requireInPlaceNow(); // before, too: merely opening another file may change its log
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

package dev.cardfile.store.sql.row;

import dev.cardfile.store.sql.jdbc.Dialect;
import dev.cardfile.store.sql.jdbc.Session;
import java.sql.SQLException;
import java.util.List;

/** Sends rows in the way that is fastest on a session's database. */
public record DialectSender(Dialect dialect) implements RowSender {

  private static final RowSender AS_ARRAYS = new RowsAsArrays();
  private static final RowSender BY_LOCATION = new RowsByLocation();

  @Override
  public void send(Session session, List<Rows<?>> all) throws SQLException {
    sender(session).send(session, all);
  }

  private RowSender sender(Session session) throws SQLException {
    return switch (dialect.manyRows(session)) {
      case ONE_BY_ONE -> ONE_BY_ONE;
      case AS_ARRAYS -> AS_ARRAYS;
      case BY_LOCATION -> BY_LOCATION;
    };
  }
}

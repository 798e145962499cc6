package dev.cardfile.store.sql.copy;

import dev.cardfile.store.StoreNotUsable;
import dev.cardfile.store.maintenance.TableSum;
import dev.cardfile.store.sql.jdbc.Closing;
import dev.cardfile.store.sql.jdbc.Connections;
import dev.cardfile.store.sql.jdbc.Parameters;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.statement.OperatorStatements;
import dev.cardfile.store.sql.statement.Statements;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A consistent view of a whole store at one moment, unaffected by concurrent writes.
 *
 * <p>Every method throws {@link StoreNotUsable} if it cannot read.
 */
final class StoreSnapshot implements AutoCloseable {

  private final CopiedDatabase database;
  private final Session session;

  private StoreSnapshot(CopiedDatabase database, Session session) {
    this.database = database;
    this.session = session;
  }

  static StoreSnapshot of(CopiedDatabase database) {
    try {
      return new StoreSnapshot(
          database, new Session(database.connections().open(Connections.Purpose.SNAPSHOT)));
    } catch (SQLException e) {
      throw database.notUsable(e);
    }
  }

  long count(CopiedTable table) {
    return number(table.count());
  }

  long tokenRevision() {
    return number(Statements.TOKEN_REVISION);
  }

  private long number(String sql) {
    try (ResultSet rows = session.statement(sql).executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    } catch (SQLException e) {
      throw database.notUsable(e);
    }
  }

  /** Passes the ids of all locations, including deleted ones, to a consumer, in ascending order. */
  void eachLocation(Consumer<String> each) {
    // Two queries, because a cluster cannot combine two tables in a query that names no location.
    SortedSet<String> all = new TreeSet<>();
    for (String sql : List.of(Statements.LOCATION_IDS, OperatorStatements.DELETION_IDS)) {
      try (ResultSet ids = CopiedRows.query(session.statement(sql))) {
        while (ids.next()) {
          all.add(ids.getString(1));
        }
      } catch (SQLException e) {
        throw database.notUsable(e);
      }
    }
    all.forEach(each);
  }

  /** Returns the rows of one location in one of {@link CopiedTable#OF_LOCATIONS}. */
  CopiedRows rows(CopiedTable table, String location) {
    try {
      PreparedStatement statement = session.statement(table.rows());
      Parameters.of(statement).text(location);
      return CopiedRows.of(database, statement);
    } catch (SQLException e) {
      throw database.notUsable(e);
    }
  }

  /** Returns all rows of one of {@link CopiedTable#SHARED}. */
  CopiedRows rows(CopiedTable table) {
    try {
      return CopiedRows.of(database, session.statement(table.rows()));
    } catch (SQLException e) {
      throw database.notUsable(e);
    }
  }

  /**
   * Computes the sums of all tables of {@link CopiedTable#OF_LOCATIONS}.
   *
   * @param shown is passed each row as it is read
   */
  List<TableSum> sums(BiConsumer<CopiedTable, CopiedRow> shown) {
    Map<CopiedTable, TableDigest> digests = digests();
    eachLocation(location ->
        digests.forEach((table, digest) -> {
          try (CopiedRows rows = rows(table, location)) {
            for (CopiedRow row = rows.next(); row != null; row = rows.next()) {
              digest.add(row);
              shown.accept(table, row);
            }
          }
        }));
    return digests.values().stream().map(TableDigest::sum).toList();
  }

  static Map<CopiedTable, TableDigest> digests() {
    Map<CopiedTable, TableDigest> digests = new EnumMap<>(CopiedTable.class);
    CopiedTable.OF_LOCATIONS.forEach(table -> digests.put(table, new TableDigest(table)));
    return digests;
  }

  @Override
  public void close() {
    Closing.quietly(session);
  }
}

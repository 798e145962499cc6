package dev.cardfile.store.sql;

import dev.cardfile.contact.Contact;
import dev.cardfile.location.LocationId;
import dev.cardfile.search.AccessPath;
import dev.cardfile.search.AccessPaths;
import dev.cardfile.search.ContactSearch;
import dev.cardfile.search.Filter;
import dev.cardfile.search.Found;
import dev.cardfile.search.Search;
import dev.cardfile.search.Snapshot;
import dev.cardfile.store.sql.jdbc.Dialect;
import dev.cardfile.store.sql.jdbc.Readers;
import dev.cardfile.store.sql.query.SearchSql;
import dev.cardfile.store.sql.query.SqlBuilder;
import dev.cardfile.store.sql.table.ContactTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Searches contacts in a SQL database, without waiting for its writers. */
final class SqlContactSearch implements ContactSearch {

  /** With this many candidates, an access path is no longer worth using. */
  private static final int MANY = 5000;

  private final Dialect dialect;
  private final Readers readers;

  SqlContactSearch(Dialect dialect, Readers readers) {
    this.dialect = dialect;
    this.readers = readers;
  }

  @Override
  public Found find(LocationId location, Search search) {
    return readers.read(connection -> {
      AccessPath path = path(connection, location, search);
      List<Contact> contacts =
          contacts(connection, SearchSql.page(dialect, location, search, path));
      return new Found(contacts, total(connection, location, search, path, contacts.size()));
    });
  }

  @Override
  public Snapshot snapshot(LocationId location, Filter filter) {
    return SqlSnapshot.open(dialect, readers, location, filter);
  }

  /**
   * Chooses the path to exactly the requested page, or else the one with the fewest candidates. If
   * every path has many candidates, reading all contacts in the requested order soon comes upon a
   * page of them.
   *
   * @return null to read all contacts
   */
  private @Nullable AccessPath path(Connection connection, LocationId location, Search search)
      throws SQLException {
    AccessPath page = AccessPaths.first(search).orElse(null);
    return page == null ? toFewest(connection, location, search.filter()) : page;
  }

  private @Nullable AccessPath toFewest(Connection connection, LocationId location, Filter filter)
      throws SQLException {
    AccessPath best = null;
    long fewest = MANY;
    for (AccessPath path : AccessPaths.of(filter)) {
      long led = number(connection, SearchSql.countLed(dialect, location, path, MANY));
      if (led < fewest) {
        fewest = led;
        best = path;
      }
    }
    return best;
  }

  private static List<Contact> contacts(Connection connection, SqlBuilder sql) throws SQLException {
    try (PreparedStatement select = sql.prepare(connection)) {
      return ContactTable.readAll(select);
    }
  }

  /**
   * Returns the total number. Counts only if the page does not show it: a page with room left is
   * the last one.
   */
  private long total(
      Connection connection,
      LocationId location,
      Search search,
      @Nullable AccessPath path,
      int onPage)
      throws SQLException {
    if (search.start() instanceof Search.Start.Offset(int before)
        && onPage < search.limit()
        && (onPage > 0 || before == 0)) {
      return (long) before + onPage;
    }
    return number(connection, count(location, search.filter(), path));
  }

  private SqlBuilder count(LocationId location, Filter filter, @Nullable AccessPath path) {
    if (filter.equals(Filter.everybody())) {
      return SearchSql.countAll(dialect, location);
    }
    return AccessPaths.exact(filter)
        .map(exact -> SearchSql.countExactly(dialect, location, filter, exact))
        .orElseGet(() -> SearchSql.count(dialect, location, filter, path));
  }

  private static long number(Connection connection, SqlBuilder sql) throws SQLException {
    try (PreparedStatement count = sql.prepare(connection);
        ResultSet rows = count.executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }
}

package dev.cardfile.store.sql;

import dev.cardfile.activity.Activity;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.search.Filter;
import dev.cardfile.search.Search;
import dev.cardfile.search.Snapshot;
import dev.cardfile.search.Sorting;
import dev.cardfile.store.sql.jdbc.Closing;
import dev.cardfile.store.sql.jdbc.Dialect;
import dev.cardfile.store.sql.jdbc.Readers;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.past.HistoryReading;
import dev.cardfile.store.sql.query.SearchSql;
import dev.cardfile.store.sql.table.ContactTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A snapshot that reads contacts page by page, in one transaction on a connection of its own. */
final class SqlSnapshot implements Snapshot {

  private static final int PAGE = 500;

  private final Dialect dialect;
  private final Readers readers;
  private final Connection connection;
  private final Session session;
  private final LocationId location;
  private final Filter filter;
  private final long lastChange;
  private Search.Start start = new Search.Start.Offset(0);
  private boolean ended;

  private SqlSnapshot(
      Dialect dialect,
      Readers readers,
      Connection connection,
      LocationId location,
      Filter filter,
      long lastChange) {
    this.dialect = dialect;
    this.readers = readers;
    this.connection = connection;
    this.session = new Session(connection);
    this.location = location;
    this.filter = filter;
    this.lastChange = lastChange;
  }

  static SqlSnapshot open(Dialect dialect, Readers readers, LocationId location, Filter filter) {
    Connection connection = readers.openSnapshot();
    try {
      // The snapshot begins with the first read of the transaction.
      long lastChange =
          readers.readOn(
              connection, same -> new HistoryReading(new Session(same), location).last());
      return new SqlSnapshot(dialect, readers, connection, location, filter, lastChange);
    } catch (RuntimeException failure) {
      Closing.quietly(connection);
      throw failure;
    }
  }

  @Override
  public long lastChange() {
    return lastChange;
  }

  @Override
  public List<Contact> next() {
    if (ended) {
      return List.of();
    }
    Search search = new Search(filter, Sorting.OLDEST_FIRST, start, PAGE);
    List<Contact> page = readers.readOn(connection, same -> page(same, search));
    if (page.size() < PAGE) {
      ended = true;
    } else {
      start = new Search.Start.After(Sorting.OLDEST_FIRST.at(page.getLast()));
    }
    return page;
  }

  private List<Contact> page(Connection same, Search search) throws SQLException {
    try (PreparedStatement select = SearchSql.page(dialect, location, search, null).prepare(same)) {
      return ContactTable.readAll(select);
    }
  }

  @Override
  public Map<ContactId, String> idsAt(String source, List<ContactId> contacts) {
    return readers.readOn(
        connection, same -> SqlAliasStore.idsAt(same, dialect, location, source, contacts));
  }

  @Override
  public <A extends Activity> Function<ContactId, List<A>> activities(
      Class<A> kind, List<ContactId> contacts) {
    SnapshotActivities<A> of =
        readers.readOn(
            connection,
            same -> new SnapshotActivities<>(session, dialect, location, kind, contacts));
    return contact ->
        of.areUnread(contact)
            ? readers.readOn(connection, same -> of.readAhead(session, contact))
            : of.take(contact);
  }

  @Override
  public void close() {
    Closing.quietly(connection);
  }
}

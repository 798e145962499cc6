package dev.cardfile.store.sql;

import dev.cardfile.business.Business;
import dev.cardfile.business.BusinessChange;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.BusinessStore;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Businesses in a SQL database. */
final class SqlBusinessStore implements BusinessStore {

  /** How many contacts one transaction takes out of a business that is deleted. */
  static final int UNLINKED_AT_ONCE = 1000;

  private final LocationWriter writer;
  private final Readers readers;

  SqlBusinessStore(LocationWriter writer, Readers readers) {
    this.writer = writer;
    this.readers = readers;
  }

  @Override
  public List<Business> list(LocationId location, int limit, int skip) {
    return readers.read(connection ->
        BusinessRow.ROWS.list(new Session(connection), List.of(location.value()), limit, skip));
  }

  @Override
  public Optional<Business> find(LocationId location, String id) {
    return readers.read(connection ->
        Optional.ofNullable(BusinessRow.ROWS.find(new Session(connection), key(location, id))));
  }

  @Override
  public Map<String, String> names(LocationId location, Set<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return readers.read(connection -> {
      try (PreparedStatement select =
          connection.prepareStatement(writer.dialect().namesOfBusinesses())) {
        Parameters.of(select).text(location.value()).text(JsonColumns.texts(List.copyOf(ids)));
        return names(select);
      }
    });
  }

  private static Map<String, String> names(PreparedStatement filled) throws SQLException {
    Map<String, String> names = new HashMap<>();
    try (ResultSet rows = filled.executeQuery()) {
      while (rows.next()) {
        names.put(rows.getString(1), rows.getString(2));
      }
    }
    return names;
  }

  @Override
  public void add(LocationId location, Business business) {
    var _ =
        writer.change(
            location,
            session -> {
              LocationRevision.require(session, location);
              BusinessRow.ROWS.insert(session, key(location, business.id()), business);
              return business;
            });
  }

  @Override
  public Optional<Business> change(
      LocationId location, String id, BusinessChange change, Instant now) {
    return writer.change(
        location,
        session -> {
          List<String> key = key(location, id);
          Business before = BusinessRow.ROWS.find(session, key);
          if (before == null) {
            return Optional.empty();
          }
          Business after = change.over(before, now);
          BusinessRow.ROWS.update(session, key, after);
          return Optional.of(after);
        });
  }

  /** In steps, each a transaction of its own, so that other writers need not wait for all. */
  @Override
  public boolean delete(LocationId location, String id, Instant now) {
    while (true) {
      Deletion deletion = writer.change(location, session -> delete(session, location, id, now));
      if (deletion != Deletion.BEGUN) {
        return deletion == Deletion.DONE;
      }
    }
  }

  /** How far a deletion has come. */
  private enum Deletion {
    MISSING,
    BEGUN,
    DONE
  }

  /** The business goes in the transaction that finds no more contacts than it can unlink. */
  private static Deletion delete(Session session, LocationId location, String id, Instant now)
      throws SQLException {
    List<String> key = key(location, id);
    if (BusinessRow.ROWS.find(session, key) == null) {
      return Deletion.MISSING;
    }
    List<String> contacts = someContacts(session, key);
    if (!contacts.isEmpty()) {
      PreparedStatement unlink = session.statement(OwnedStatements.UNLINK_CONTACTS);
      Row row = Parameters.of(unlink).instant(now).instant(now).instant(now).instant(now);
      row.text(location.value()).text(id).text(contacts.getLast());
      unlink.executeUpdate();
    }
    if (contacts.size() == UNLINKED_AT_ONCE) {
      return Deletion.BEGUN;
    }
    return BusinessRow.ROWS.delete(session, key) ? Deletion.DONE : Deletion.MISSING;
  }

  private static List<String> someContacts(Session session, List<String> business)
      throws SQLException {
    PreparedStatement select = session.statement(OwnedStatements.CONTACTS_OF_BUSINESS);
    Parameters.of(select)
        .text(business.getFirst())
        .text(business.getLast())
        .number(UNLINKED_AT_ONCE);
    List<String> ids = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }

  private static List<String> key(LocationId location, String id) {
    return List.of(location.value(), id);
  }
}

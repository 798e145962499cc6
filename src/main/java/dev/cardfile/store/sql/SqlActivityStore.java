package dev.cardfile.store.sql;

import dev.cardfile.activity.Activity;
import dev.cardfile.activity.ActivityChange;
import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.ActivityStore;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Activities of one kind in a SQL database. */
final class SqlActivityStore<A extends Activity> implements ActivityStore<A> {

  private final OwnedRows<A> rows;
  private final String measure;
  private final LocationWriter writer;
  private final Readers readers;

  /**
   * A store over the rows of one table.
   *
   * @param measure the statement that tells how many a contact has, and how long they are
   */
  SqlActivityStore(OwnedRows<A> rows, String measure, LocationWriter writer, Readers readers) {
    this.rows = rows;
    this.measure = measure;
    this.writer = writer;
    this.readers = readers;
  }

  /** All that one contact has: how many, and how many characters together. */
  private record Measure(long count, long length) {}

  @Override
  public Optional<List<A>> list(LocationId location, ContactId contact) {
    return readers.read(connection -> {
      Session session = new Session(connection);
      List<A> all = rows.list(session, owner(location, contact));
      return all.isEmpty() && !exists(session, location, contact)
          ? Optional.empty()
          : Optional.of(all);
    });
  }

  @Override
  public Outcome<A> find(LocationId location, ContactId contact, String id) {
    return readers.read(connection -> {
      Session session = new Session(connection);
      A found = rows.find(session, key(location, contact, id));
      return found == null ? missing(session, location, contact) : new Outcome.Done<>(found);
    });
  }

  @Override
  public Outcome<A> add(LocationId location, A added) {
    return writer.change(
        location,
        session -> {
          ContactId contact = added.contact();
          if (!exists(session, location, contact)) {
            return new Outcome.NoContact<>();
          }
          Measure all = measure(session, location, contact);
          if (!Activity.fit(all.count() + 1, all.length() + added.length())) {
            return new Outcome.Full<>();
          }
          rows.insert(session, key(location, contact, added.id()), added);
          return new Outcome.Done<>(added);
        });
  }

  @Override
  public Outcome<A> change(
      LocationId location, ContactId contact, String id, ActivityChange<A> change) {
    return writer.change(
        location,
        session -> {
          List<String> key = key(location, contact, id);
          A before = rows.find(session, key);
          if (before == null) {
            return missing(session, location, contact);
          }
          A after = change.over(before);
          int more = after.length() - before.length();
          if (more > 0 && !fits(session, location, contact, more)) {
            return new Outcome.Full<>();
          }
          rows.update(session, key, after);
          return new Outcome.Done<>(after);
        });
  }

  @Override
  public Outcome<A> delete(LocationId location, ContactId contact, String id) {
    return writer.change(
        location,
        session -> {
          List<String> key = key(location, contact, id);
          A before = rows.find(session, key);
          if (before == null) {
            return missing(session, location, contact);
          }
          rows.delete(session, key);
          return new Outcome.Done<>(before);
        });
  }

  private static <A extends Activity> Outcome<A> missing(
      Session session, LocationId location, ContactId contact) throws SQLException {
    return exists(session, location, contact)
        ? new Outcome.NoActivity<>()
        : new Outcome.NoContact<>();
  }

  private static boolean exists(Session session, LocationId location, ContactId contact)
      throws SQLException {
    return SingleRows.exists(
        session, OwnedStatements.CONTACT_EXISTS, location.value(), contact.value());
  }

  private boolean fits(Session session, LocationId location, ContactId contact, int more)
      throws SQLException {
    Measure all = measure(session, location, contact);
    return Activity.fit(all.count(), all.length() + more);
  }

  private Measure measure(Session session, LocationId location, ContactId contact)
      throws SQLException {
    PreparedStatement statement = session.statement(measure);
    Parameters.of(statement).text(location.value()).text(contact.value());
    try (ResultSet found = statement.executeQuery()) {
      return found.next() ? new Measure(found.getLong(1), found.getLong(2)) : new Measure(0, 0);
    }
  }

  private static List<String> owner(LocationId location, ContactId contact) {
    return List.of(location.value(), contact.value());
  }

  private static List<String> key(LocationId location, ContactId contact, String id) {
    return List.of(location.value(), contact.value(), id);
  }
}

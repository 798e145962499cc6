package dev.cardfile.store.sql.engine;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.RetryKey;
import dev.cardfile.store.RetryOutcome;
import dev.cardfile.store.sql.jdbc.Parameters;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.row.RowReader;
import dev.cardfile.store.sql.statement.Statements;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Finds kept outcomes by something other than their key. */
final class OutcomeRows {

  private OutcomeRows() {}

  /** Returns the keys of the oldest outcomes kept at or before a time, at most {@code limit}. */
  static List<RetryKey> until(Session session, LocationId location, Instant until, int limit)
      throws SQLException {
    PreparedStatement statement = session.statement(Statements.OUTCOMES_UNTIL);
    Parameters.of(statement)
        .text(location.value())
        .number(until.toEpochMilli())
        .number((long) limit);
    List<RetryKey> keys = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        RowReader row = new RowReader(rows);
        keys.add(new RetryKey(row.text(), row.text()));
      }
    }
    return keys;
  }

  /**
   * Returns what is to remain of each outcome that mentions a contact, alone or among others, when
   * the contact is erased.
   */
  static List<RetryOutcome> of(Session session, LocationId location, ContactId contact)
      throws SQLException {
    List<RetryOutcome> found = new ArrayList<>();
    add(found, session, Statements.OUTCOMES_OF_CONTACT, location, contact.value());
    // A caller may send any text as an id, such as the comma that stands between two JSON strings.
    if (IdSequence.isId(contact.value())) {
      add(found, session, Statements.OUTCOMES_OF_SEVERAL, location, '"' + contact.value() + '"');
    }
    return found;
  }

  private static void add(
      List<RetryOutcome> found, Session session, String sql, LocationId location, String whom)
      throws SQLException {
    PreparedStatement statement = session.statement(sql);
    Parameters.of(statement).text(location.value()).text(whom);
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        RowReader row = new RowReader(rows);
        found.add(RetryOutcome.erased(new RetryKey(row.text(), row.text()), row.instant()));
      }
    }
  }
}

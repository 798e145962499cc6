package dev.cardfile.store.sql.sqlite;

import dev.cardfile.contact.Alias;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.sql.engine.FetchedContacts;
import dev.cardfile.store.sql.group.StoredContact;
import dev.cardfile.store.sql.group.UnitOfWork;
import dev.cardfile.store.sql.jdbc.Parameters;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.row.EnumCodec;
import dev.cardfile.store.sql.row.RowReader;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The oldest holders of all keys that a batch looks up, fetched together to save executions: at
 * each of them, the driver asks SQLite for the names of all columns. All other look-ups are
 * answered by the transaction.
 */
final class SqliteFetch extends FetchedContacts {

  private static final int MOST_KEYS = 1 << (SqliteStatements.OLDEST_HOLDERS.size() - 1);

  private final UnitOfWork.StoredContacts transaction;

  private record KeyAt(LocationId location, MatchKey key) {}

  private SqliteFetch(UnitOfWork.StoredContacts transaction) {
    this.transaction = transaction;
  }

  /** Fetches the holders of the keys that the units want. */
  static SqliteFetch of(
      Collection<UnitOfWork> units, Session session, UnitOfWork.StoredContacts transaction)
      throws SQLException {
    List<KeyAt> keys = new ArrayList<>();
    for (UnitOfWork unit : units) {
      for (Lookup<?> lookup : unit.wanted()) {
        if (lookup instanceof Lookup.ByKey(MatchKey key)) {
          keys.add(new KeyAt(unit.id(), key));
        }
      }
    }
    SqliteFetch fetched = new SqliteFetch(transaction);
    for (int from = 0; from < keys.size(); from += MOST_KEYS) {
      fetched.holders(keys.subList(from, Math.min(keys.size(), from + MOST_KEYS)), session);
    }
    return fetched;
  }

  private void holders(List<KeyAt> keys, Session session) throws SQLException {
    int doublings = Integer.SIZE - Integer.numberOfLeadingZeros(keys.size() - 1);
    PreparedStatement statement = session.statement(SqliteStatements.OLDEST_HOLDERS.get(doublings));
    fill(Parameters.of(statement), keys, 1 << doublings);
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        learnHolder(new RowReader(rows));
      }
    }
  }

  /** Sets the keys as parameters, and fills the rest with nulls, which no contact holds. */
  private static void fill(Parameters parameters, List<KeyAt> keys, int taken) throws SQLException {
    for (KeyAt key : keys) {
      parameters
          .text(key.location().value())
          .text(EnumCodec.MATCHING_FIELD.write(key.key().field()))
          .text(key.key().value());
    }
    for (int more = keys.size(); more < taken; more++) {
      parameters.text(null).text(null).text(null);
    }
  }

  @Override
  public @Nullable StoredContact contact(LocationId location, ContactId id) throws SQLException {
    StoredContact fetched = fetched(location, id);
    return fetched == null ? transaction.contact(location, id) : fetched;
  }

  @Override
  public @Nullable ContactId aliased(LocationId location, Alias alias) throws SQLException {
    return transaction.aliased(location, alias);
  }

  @Override
  public <T> T find(LocationId location, Lookup<T> lookup) throws SQLException {
    return transaction.find(location, lookup);
  }
}

package dev.cardfile.store.sql.engine;

import dev.cardfile.contact.Alias;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.sql.group.Batch;
import dev.cardfile.store.sql.group.LocationState;
import dev.cardfile.store.sql.group.StoredContact;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.row.TableReader;
import dev.cardfile.store.sql.statement.SingleRows;
import dev.cardfile.store.sql.statement.Statements;
import dev.cardfile.store.sql.table.ContactTable;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of a batch's transaction that is the same on all databases. */
public abstract class SqlTransaction implements Batch.Transaction {

  public final Session session;
  private final LocationCache cache;

  /**
   * Creates an instance for a transaction that the session has already begun.
   *
   * @param cache the locations that the writer has read so far
   */
  public SqlTransaction(Session session, LocationCache cache) {
    this.session = session;
    this.cache = cache;
  }

  @Override
  public final Location settings(LocationState state) throws SQLException {
    return cache.at(state.revision(), session, state.id());
  }

  /**
   * Reads the location as this transaction has changed it. The cache is bypassed, because the
   * transaction may never be committed.
   */
  @Override
  public final Location location(LocationId id) throws SQLException {
    return SingleRows.requireLocation(session, id);
  }

  @Override
  public final @Nullable ContactId holderAfter(
      LocationId location, MatchKey key, @Nullable ContactId after) throws SQLException {
    return SingleRows.holderAfter(session, location, key, after);
  }

  @Override
  public final @Nullable ContactId aliased(LocationId location, Alias alias) throws SQLException {
    return SingleRows.aliased(session, location, alias);
  }

  @Override
  public final @Nullable StoredContact contact(LocationId location, ContactId id)
      throws SQLException {
    return SingleRows.stored(session, location, id);
  }

  @Override
  public final List<StoredContact> contacts(LocationId location, Lookup.ContactsOfBusiness of)
      throws SQLException {
    return new TableReader<>(ContactTable.STORED, session)
        .list(
            location,
            Statements.CONTACTS_OF_BUSINESS,
            row -> row.text(of.business()).number(of.limit()));
  }

  @Override
  public final <T> T find(LocationId location, Lookup<T> lookup) throws SQLException {
    return LookupAnswers.find(session, location, lookup);
  }
}

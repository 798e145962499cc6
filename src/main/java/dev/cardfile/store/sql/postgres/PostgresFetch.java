package dev.cardfile.store.sql.postgres;

import dev.cardfile.contact.Alias;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.RetryKey;
import dev.cardfile.store.RetryOutcome;
import dev.cardfile.store.sql.engine.FetchedContacts;
import dev.cardfile.store.sql.group.StoredContact;
import dev.cardfile.store.sql.group.UnitOfWork;
import dev.cardfile.store.sql.jdbc.ColumnBatch;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.row.EnumCodec;
import dev.cardfile.store.sql.table.ContactAliasTable;
import dev.cardfile.store.sql.table.RetryTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The contacts, aliases and outcomes that a batch looks up, fetched with one statement for each
 * kind of look-up; on a cluster, with one for each kind and location.
 */
final class PostgresFetch extends FetchedContacts {

  private final Map<AliasAt, ContactId> aliases = new HashMap<>();
  private final Map<OutcomeAt, RetryOutcome> outcomes = new HashMap<>();

  private record AliasAt(LocationId location, Alias alias) {}

  private record OutcomeAt(LocationId location, RetryKey key) {}

  /**
   * The parameters of look-ups that share a statement.
   *
   * @param location on a cluster, the only location of the look-ups; otherwise not used
   * @param cells the rows to find: keys, contact ids, aliases or outcomes
   */
  private record Wanted(LocationId location, ColumnBatch cells) {}

  private PostgresFetch() {}

  /** Fetches what the units want. */
  static PostgresFetch of(Collection<UnitOfWork> units, Session session) throws SQLException {
    boolean cluster = session.isTrue(PostgresStatements.IS_CLUSTER);
    List<List<UnitOfWork>> together = cluster ? each(units) : List.of(List.copyOf(units));
    PostgresFetch fetched = new PostgresFetch();
    fetched.aliases(wanted(together, PostgresFetch::collectAliases), cluster, session);
    fetched.holders(wanted(together, PostgresFetch::collectKeys), cluster, session);
    fetched.contacts(wanted(together, fetched::collectIds), cluster, session);
    fetched.outcomes(wanted(together, PostgresFetch::collectOutcomes), cluster, session);
    return fetched;
  }

  private static List<List<UnitOfWork>> each(Collection<UnitOfWork> units) {
    return units.stream().map(List::of).toList();
  }

  /** Adds the cells of a look-up if it is of a certain kind. */
  private interface Collecting {
    void collect(LocationId location, Lookup<?> lookup, ColumnBatch cells) throws SQLException;
  }

  private static List<Wanted> wanted(List<List<UnitOfWork>> together, Collecting collecting)
      throws SQLException {
    List<Wanted> all = new ArrayList<>();
    for (List<UnitOfWork> units : together) {
      ColumnBatch cells = new ColumnBatch();
      for (UnitOfWork unit : units) {
        for (Lookup<?> lookup : unit.wanted()) {
          collecting.collect(unit.id(), lookup, cells);
        }
      }
      if (!cells.isEmpty()) {
        all.add(new Wanted(units.getFirst().id(), cells));
      }
    }
    return all;
  }

  private static void collectKeys(LocationId location, Lookup<?> lookup, ColumnBatch keys)
      throws SQLException {
    if (lookup instanceof Lookup.ByKey(MatchKey key)) {
      keys.row()
          .text(location.value())
          .text(EnumCodec.MATCHING_FIELD.write(key.field()))
          .text(key.value());
    }
  }

  /**
   * Adds the ids of contacts, including those to which aliases belong. The aliases must already
   * have been fetched.
   */
  private void collectIds(LocationId location, Lookup<?> lookup, ColumnBatch ids)
      throws SQLException {
    ContactId id =
        switch (lookup) {
          case Lookup.ById(ContactId named) -> named;
          case Lookup.ByAlias(Alias alias) -> aliased(location, alias);
          default -> null;
        };
    if (id != null) {
      ids.row().text(location.value()).text(id.value());
    }
  }

  private static void collectAliases(LocationId location, Lookup<?> lookup, ColumnBatch cells)
      throws SQLException {
    if (lookup instanceof Lookup.ByAlias(Alias alias)) {
      cells.row().text(location.value()).text(alias.source()).text(alias.id());
    }
  }

  private static void collectOutcomes(LocationId location, Lookup<?> lookup, ColumnBatch keys)
      throws SQLException {
    if (lookup instanceof Lookup.OutcomeByKey(RetryKey(String scope, String key))) {
      keys.row().text(location.value()).text(scope).text(key);
    }
  }

  @Override
  public @Nullable ContactId aliased(LocationId location, Alias alias) {
    return aliases.get(new AliasAt(location, alias));
  }

  @Override
  public @Nullable StoredContact contact(LocationId location, ContactId id) {
    return fetched(location, id);
  }

  @Override
  @SuppressWarnings("unchecked") // the result has the type that the look-up declares
  public <T> T find(LocationId location, Lookup<T> lookup) {
    if (lookup instanceof Lookup.OutcomeByKey(RetryKey key)) {
      return (T) Optional.ofNullable(outcomes.get(new OutcomeAt(location, key)));
    }
    throw new IllegalStateException("no such thing was fetched: " + lookup);
  }

  private void holders(List<Wanted> keys, boolean cluster, Session session) throws SQLException {
    LocationQueries.query(
        session,
        cluster ? PostgresStatements.OLDEST_HOLDERS_OF_LOCATION : PostgresStatements.OLDEST_HOLDERS,
        keys,
        filling(cluster ? 2 : 0),
        this::learnHolder);
  }

  private void contacts(List<Wanted> ids, boolean cluster, Session session) throws SQLException {
    LocationQueries.query(
        session,
        cluster ? PostgresStatements.CONTACTS_OF_LOCATION : PostgresStatements.CONTACTS,
        ids,
        filling(cluster ? 1 : 0),
        this::learnContact);
  }

  private void aliases(List<Wanted> wanted, boolean cluster, Session session) throws SQLException {
    LocationQueries.query(
        session,
        cluster ? PostgresStatements.ALIASES_OF_LOCATION : PostgresStatements.ALIASES,
        wanted,
        filling(cluster ? 1 : 0),
        row -> {
          LocationId location = new LocationId(row.text());
          ContactAliasTable.Named named = ContactAliasTable.read(location, row);
          aliases.put(new AliasAt(location, named.alias()), named.contact());
        });
  }

  private void outcomes(List<Wanted> keys, boolean cluster, Session session) throws SQLException {
    LocationQueries.query(
        session,
        cluster ? PostgresStatements.OUTCOMES_OF_LOCATION : PostgresStatements.OUTCOMES,
        keys,
        filling(cluster ? 1 : 0),
        row -> {
          LocationId location = new LocationId(row.text());
          RetryOutcome outcome = RetryTable.read(location, row);
          outcomes.put(new OutcomeAt(location, outcome.key()), outcome);
        });
  }

  /**
   * Sets the cells as parameters, and then the location as many times as the statement repeats it.
   */
  private static LocationQueries.Filling<Wanted> filling(int again) {
    return (parameters, of) -> {
      of.cells().fill(parameters);
      for (int i = 0; i < again; i++) {
        parameters.text(of.location().value());
      }
    };
  }
}

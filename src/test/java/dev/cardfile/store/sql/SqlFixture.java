package dev.cardfile.store.sql;

import static java.util.stream.Collectors.toMap;

import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Onlooker;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.StoreInvariants;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.sql.engine.Engine;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The common part of the fixtures of all SQL databases. */
public abstract class SqlFixture implements StoreFixture {

  /** The tables whose rows a write may change. */
  static final List<String> TABLES =
      List.of(
          "contact",
          "contact_key",
          "contact_term",
          "contact_change",
          "kept_changes",
          "retry_outcome",
          "deleted_note",
          "deleted_task",
          "note",
          "task",
          "business",
          "tag",
          "location",
          "custom_field",
          "token");

  /** The settings of a store that can be made to fail. */
  static final StoreSettings FAULTY =
      new StoreSettings(100, 100, 2, 1, Duration.ofSeconds(5)) // one reader, which meets the fault
          .withUnindexed(Integer.MAX_VALUE) // else the indexer runs into faults meant for others,
          .withProbing(StoreSettings.Probing.NEVER); // and the probe too

  private @Nullable Connection looking;

  public abstract Database database();

  /** Removes the database. Nobody is connected to it any more. */
  abstract void remove();

  @Override
  public final void check() {
    try {
      StoreInvariants.check(look(), onlooker().isSqlite());
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** A connection for inspecting the database, which stays open until {@link #remove}. */
  Connection look() throws SQLException {
    if (looking == null || !looking.isValid(0)) {
      looking = onlooker().open();
    }
    return looking;
  }

  @Override
  public final Connection keepWritersOut() {
    try {
      Connection keeper = onlooker().open();
      try (Statement statement = keeper.createStatement()) {
        for (String sql : keepingWritersOut()) {
          statement.execute(sql);
        }
      }
      return keeper;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  public abstract Engine engine();

  /** Statements that begin a transaction which blocks writers until it ends. */
  abstract List<String> keepingWritersOut();

  @Override
  public final List<String> contactIds(LocationId location) {
    return column("id", "contact", location);
  }

  @Override
  public final Map<ContactId, String> contactRows(LocationId location) {
    return rows("SELECT id, contact.* FROM contact WHERE location_id = '%s'".formatted(location))
        .stream()
        .collect(toMap(row -> new ContactId(row.substring(0, row.indexOf('|'))), row -> row));
  }

  @Override
  public final List<String> tags(LocationId location) {
    return column("name", "tag", location);
  }

  private List<String> column(String column, String table, LocationId location) {
    // A location id contains nothing with a meaning in SQL.
    return rows(
        "SELECT %s FROM %s WHERE location_id = '%s' ORDER BY 1".formatted(column, table, location));
  }

  @Override
  public final List<String> everything() {
    return TABLES.stream()
        .flatMap(table -> rows("SELECT * FROM " + table).stream().map(row -> table + " " + row))
        .sorted()
        .toList();
  }

  @Override
  public final List<String> rows(String sql) {
    try {
      return Onlooker.rows(look(), sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public final void close() {
    try {
      if (looking != null) {
        looking.close();
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    remove();
  }
}

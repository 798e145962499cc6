package dev.cardfile.store.sql.row;

import dev.cardfile.location.LocationId;
import dev.cardfile.store.sql.jdbc.Parameters;
import dev.cardfile.store.sql.jdbc.Row;
import dev.cardfile.store.sql.jdbc.Session;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a transaction writes, collected by table and sent together. If a row is written
 * several times, only its last state is sent.
 */
public final class RowWrites {

  private final Session session;
  private final RowSender sender;
  private final Map<Table<?>, OfTable<?>> tables = new LinkedHashMap<>();
  private final Map<String, List<Filling>> first = new LinkedHashMap<>();
  private final Map<String, List<Filling>> others = new LinkedHashMap<>();

  /** Sets the parameters of a statement. */
  public interface Filling {
    void fill(Row row) throws SQLException;
  }

  public RowWrites(Session session, RowSender sender) {
    this.session = session;
    this.sender = sender;
  }

  /** Inserts a row. It must not exist, unless the table keeps existing rows on conflict. */
  public <T> void insert(Table<T> table, LocationId location, T thing) {
    of(table).put(location, thing, false);
  }

  /** Replaces an existing row. */
  public <T> void update(Table<T> table, LocationId location, T thing) {
    of(table).put(location, thing, true);
  }

  /** Deletes an existing row. */
  public <T> void delete(Table<T> table, LocationId location, T thing) {
    of(table).delete(location, thing);
  }

  /**
   * Inserts, replaces or deletes a row.
   *
   * @param before null if there is no row yet
   * @param after null to delete the row
   */
  public <T> void change(
      Table<T> table, LocationId location, @Nullable T before, @Nullable T after) {
    if (before != null && after != null && table.haveSameKey(before, after)) {
      update(table, location, after);
      return;
    }
    if (before != null) {
      delete(table, location, before);
    }
    if (after != null) {
      insert(table, location, after);
    }
  }

  /** Deletes all rows of a table whose key begins with {@code owner}. */
  public void deleteOwned(Table<?> table, LocationId location, String owner) {
    of(table).deleteOwned(location, owner);
  }

  /**
   * Deletes all rows of a table whose key begins with {@code owner}, after running a statement that
   * copies what is to be kept of them. The statement sees everything that this transaction has
   * written to these rows.
   */
  public void deleteOwned(
      Table<?> table, LocationId location, String owner, String keeping, Filling filling)
      throws SQLException {
    if (of(table).hasOwned(location, owner)) {
      send();
    }
    first.computeIfAbsent(keeping, any -> new ArrayList<>()).add(filling);
    deleteOwned(table, location, owner);
  }

  /** Runs a statement other than those that the tables provide. */
  public void run(String sql, Filling filling) {
    others.computeIfAbsent(sql, any -> new ArrayList<>()).add(filling);
  }

  /**
   * Sends everything that was collected: first statements that copy rows before their deletion,
   * then deletions, other statements, and finally inserted and replaced rows.
   */
  public void send() throws SQLException {
    for (Map.Entry<String, List<Filling>> keeping : first.entrySet()) {
      send(keeping.getKey(), keeping.getValue());
    }
    for (OfTable<?> table : tables.values()) {
      table.sendDeletes();
    }
    for (Map.Entry<String, List<Filling>> other : others.entrySet()) {
      send(other.getKey(), other.getValue());
    }
    List<RowSender.Rows<?>> rows = new ArrayList<>();
    for (OfTable<?> table : tables.values()) {
      table.collectRows(rows);
    }
    sender.send(session, rows);
    tables.clear();
    first.clear();
    others.clear();
  }

  private void send(String sql, List<Filling> fillings) throws SQLException {
    if (!fillings.isEmpty()) {
      PreparedStatement statement = session.statement(sql);
      for (Filling filling : fillings) {
        filling.fill(Parameters.of(statement));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  @SuppressWarnings("unchecked") // each table is stored with rows of its own type
  private <T> OfTable<T> of(Table<T> table) {
    return (OfTable<T>) tables.computeIfAbsent(table, any -> new OfTable<>(table));
  }

  /**
   * A row to write: whether it existed before, and its new state, which is null if it is deleted.
   */
  private static final class Pending<T> {

    private final LocationId location;
    private final T any;
    private final boolean existed;
    private @Nullable T after;

    Pending(LocationId location, T any, boolean existed) {
      this.location = location;
      this.any = any;
      this.existed = existed;
    }
  }

  /** The rows of one table. */
  private final class OfTable<T> {

    private final Table<T> table;
    private final Map<RowKey, Pending<T>> rows = new LinkedHashMap<>();
    private final Map<LocationId, List<String>> owners = new HashMap<>();

    OfTable(Table<T> table) {
      this.table = table;
    }

    void put(LocationId location, T thing, boolean existed) {
      pending(location, thing, existed).after = thing;
    }

    void delete(LocationId location, T thing) {
      pending(location, thing, true).after = null;
    }

    private Pending<T> pending(LocationId location, T thing, boolean existed) {
      return rows.computeIfAbsent(
          table.key(location, thing), key -> new Pending<>(location, thing, existed));
    }

    boolean hasOwned(LocationId location, String owner) {
      return rows.keySet().stream()
          .anyMatch(key -> key.location().equals(location) && owner.equals(key.first()));
    }

    /** Rows that are added later survive, because the deletion is sent before all insertions. */
    void deleteOwned(LocationId location, String owner) {
      rows.keySet().removeIf(key -> key.location().equals(location) && owner.equals(key.first()));
      owners.computeIfAbsent(location, any -> new ArrayList<>()).add(owner);
    }

    void sendDeletes() throws SQLException {
      List<Filling> owned = new ArrayList<>();
      owners.forEach((location, ids) ->
          ids.forEach(owner -> owned.add(row -> row.text(location.value()).text(owner))));
      send(table.sql().deleteOwned(), owned);
      List<Filling> single = new ArrayList<>();
      for (Pending<T> row : rows.values()) {
        if (row.existed && row.after == null) {
          single.add(cells -> table.writeKey(cells, row.location, row.any));
        }
      }
      send(table.sql().delete(), single);
    }

    void collectRows(List<RowSender.Rows<?>> all) {
      List<RowSender.Located<T>> added = new ArrayList<>();
      List<RowSender.Located<T>> replaced = new ArrayList<>();
      for (Pending<T> row : rows.values()) {
        T after = row.after;
        if (after != null) {
          (row.existed ? replaced : added).add(new RowSender.Located<>(row.location, after));
        }
      }
      if (!added.isEmpty()) {
        all.add(RowSender.Rows.inserted(table, added));
      }
      if (!replaced.isEmpty() && table.canChange()) {
        all.add(new RowSender.Rows<>(table, true, replaced));
      }
    }
  }
}

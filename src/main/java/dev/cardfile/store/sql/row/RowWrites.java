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
 * The rows that a transaction writes, collected by table and sent together. Of a row that is
 * written several times only the last state is sent.
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

  /** Adds a row that is not there, or may be there where the table keeps what is there. */
  public <T> void insert(Table<T> table, LocationId location, T thing) {
    of(table).put(location, thing, false);
  }

  /** Replaces a row that is there. */
  public <T> void update(Table<T> table, LocationId location, T thing) {
    of(table).put(location, thing, true);
  }

  /** Deletes a row that is there. */
  public <T> void delete(Table<T> table, LocationId location, T thing) {
    of(table).delete(location, thing);
  }

  /** Makes a row what it is after a change; null for none. */
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

  /** Deletes all rows of a table whose key begins so. */
  public void deleteOwned(Table<?> table, LocationId location, String owner) {
    of(table).deleteOwned(location, owner);
  }

  /**
   * As above, once a statement has taken what is to be kept of the rows. It sees all that this
   * transaction has written of them.
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

  /** Runs a statement that no table says. */
  public void run(String sql, Filling filling) {
    others.computeIfAbsent(sql, any -> new ArrayList<>()).add(filling);
  }

  /** Sends all that was collected: what goes, then what comes. */
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

  @SuppressWarnings("unchecked") // each table is put in with its own type
  private <T> OfTable<T> of(Table<T> table) {
    return (OfTable<T>) tables.computeIfAbsent(table, any -> new OfTable<>(table));
  }

  /** A row that is written: whether it was there before, and what it becomes; null for none. */
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

    /** Those that come later come after the deletion, which goes first. */
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

package dev.cardfile.store.sql.row;

import dev.cardfile.location.LocationId;
import dev.cardfile.store.sql.jdbc.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows belong to locations: the statements on its rows, and the conversion between a
 * row and the object that it represents. Each column is declared once. The first column is {@code
 * location_id}, and the primary key begins with it.
 *
 * @param <T> the type of object that a row represents
 */
public final class Table<T> {

  private final String name;
  private final List<Column<T, ?>> keys;
  private final List<Column<T, ?>> others;
  private final Reading<T> reading;
  private final TableSql sql;

  /** Creates the object that a row represents. */
  public interface Reading<T> {
    T read(LocationId location, RowReader row) throws SQLException;
  }

  private Table(Columns<T> columns, TableSql.OnConflict onConflict, Reading<T> reading) {
    this.name = columns.table;
    this.keys = List.copyOf(columns.keys);
    this.others = List.copyOf(columns.others);
    this.reading = reading;
    this.sql =
        new TableSql(
            name,
            keys.stream().map(Column::name).toList(),
            others.stream().map(Column::name).toList(),
            Stream.concat(keys.stream(), others.stream())
                .map(column -> column.codec().type())
                .toList(),
            onConflict);
  }

  /** The declaration of a table's columns: first those of its key, then all others. */
  public static final class Columns<T> {

    /** The number of cells in a {@link RowKey}. */
    private static final int MAX_KEYS = 3;

    private final String table;
    private final List<Column<T, ?>> keys = new ArrayList<>();
    private final List<Column<T, ?>> others = new ArrayList<>();

    public Columns(String table) {
      this.table = table;
    }

    /** Adds a column of the primary key, which is never null. */
    public <V> Column<T, V> key(String column, Codec<V> codec, Column.Cell<T, V> cell) {
      if (!others.isEmpty()) {
        throw new IllegalStateException("the key's columns come first");
      }
      if (keys.size() == MAX_KEYS) {
        throw new IllegalStateException("a key of more than " + MAX_KEYS + " columns");
      }
      Column<T, V> added = new Column<>(column, codec, cell, keys.size());
      keys.add(added);
      return added;
    }

    public <V> Column<T, V> column(String column, Codec<V> codec, Column.Cell<T, V> cell) {
      Column<T, V> added = new Column<>(column, codec, cell, keys.size() + others.size());
      others.add(added);
      return added;
    }

    /**
     * Adds all columns of another table, whose rows represent a part of what this table's rows
     * represent.
     */
    public <P> Columns<T> and(Table<P> other, Function<T, P> part) {
      other.keys().forEach(column -> key(column, part));
      other.others().forEach(column -> column(column, part));
      return this;
    }

    private <P, V> void key(Column<P, V> column, Function<T, P> part) {
      var _ = key(column.name(), column.codec(), thing -> column.cell().of(part.apply(thing)));
    }

    private <P, V> void column(Column<P, V> column, Function<T, P> part) {
      var _ = column(column.name(), column.codec(), thing -> column.cell().of(part.apply(thing)));
    }

    public Table<T> table(Reading<T> reading) {
      return table(TableSql.OnConflict.FAIL, reading);
    }

    public Table<T> table(TableSql.OnConflict onConflict, Reading<T> reading) {
      return new Table<>(this, onConflict, reading);
    }
  }

  public String name() {
    return name;
  }

  public TableSql sql() {
    return sql;
  }

  public List<Column<T, ?>> keys() {
    return keys;
  }

  /** Returns the columns that are not part of the key. */
  public List<Column<T, ?>> others() {
    return others;
  }

  /** Returns the columns after {@code location_id}, those of the key first. */
  public List<Column<T, ?>> columns() {
    return Stream.concat(keys.stream(), others.stream()).toList();
  }

  /** Returns the number of columns after {@code location_id}. */
  public int width() {
    return keys.size() + others.size();
  }

  /** Reports whether a row has columns besides its key, and so can be updated. */
  public boolean canChange() {
    return !others.isEmpty();
  }

  /** Reads a row of {@link TableSql#columns}. */
  public T read(LocationId location, RowReader row) throws SQLException {
    return reading.read(location, row);
  }

  /** Returns the key of a row. */
  public RowKey key(LocationId location, T thing) {
    return new RowKey(location, cell(0, thing), cell(1, thing), cell(2, thing));
  }

  /** Reports whether two rows of one location have the same key. */
  boolean haveSameKey(T one, T other) {
    for (Column<T, ?> column : keys) {
      if (!requireKey(column, one).equals(requireKey(column, other))) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Object cell(int key, T thing) {
    return key < keys.size() ? requireKey(keys.get(key), thing) : null;
  }

  private static <T> Object requireKey(Column<T, ?> column, T thing) {
    Object cell = column.cell().of(thing);
    if (cell == null) {
      throw new IllegalArgumentException("a key without " + column.name());
    }
    return cell;
  }

  /** Sets all cells, beginning with the location. */
  public void writeAll(Row row, LocationId location, T thing) throws SQLException {
    writeKey(row, location, thing);
    writeOthers(row, thing);
  }

  /** Sets the location and the cells of the key. */
  void writeKey(Row row, LocationId location, T thing) throws SQLException {
    row.text(location.value());
    for (Column<T, ?> column : keys) {
      column.write(row, thing);
    }
  }

  /** Sets all cells that are not part of the key. */
  void writeOthers(Row row, T thing) throws SQLException {
    for (Column<T, ?> column : others) {
      column.write(row, thing);
    }
  }
}

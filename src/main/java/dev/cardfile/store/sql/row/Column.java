package dev.cardfile.store.sql.row;

import dev.cardfile.store.sql.jdbc.Row;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table: its name, its type, and how its cell is got from the thing that a row stands
 * for.
 *
 * @param <T> what a row stands for
 * @param <V> what a cell holds
 * @param index its place among the table's columns behind {@code location_id}, from 0
 */
public record Column<T, V>(String name, Codec<V> codec, Cell<T, V> cell, int index) {

  /** Gets what the cell holds. */
  public interface Cell<T, V> {
    @Nullable V of(T thing);
  }

  public void write(Row row, T thing) throws SQLException {
    codec.write(row, cell.of(thing));
  }
}

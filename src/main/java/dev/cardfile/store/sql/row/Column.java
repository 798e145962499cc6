package dev.cardfile.store.sql.row;

import dev.cardfile.store.sql.jdbc.Row;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table: its name, its type, and how to get its cell from the object that a row
 * represents.
 *
 * @param <T> the type of object that a row represents
 * @param <V> the type of value in a cell
 * @param index its position among the table's columns after {@code location_id}, from 0
 */
public record Column<T, V>(String name, Codec<V> codec, Cell<T, V> cell, int index) {

  /** Gets the value of a cell. */
  public interface Cell<T, V> {
    @Nullable V of(T thing);
  }

  public void write(Row row, T thing) throws SQLException {
    codec.write(row, cell.of(thing));
  }
}

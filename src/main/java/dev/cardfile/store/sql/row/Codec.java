package dev.cardfile.store.sql.row;

import dev.cardfile.store.sql.jdbc.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The conversion between a value and a cell.
 *
 * @param <V> the type of the value
 */
public abstract class Codec<V> {

  public static final Codec<String> TEXT = ofText(text -> text, text -> text);
  public static final Codec<Long> NUMBER = ofNumber(number -> number, number -> number);
  public static final Codec<Boolean> FLAG = ofNumber(flag -> flag ? 1L : 0L, number -> number != 0);
  public static final Codec<Instant> INSTANT =
      ofNumber(Instant::toEpochMilli, Instant::ofEpochMilli);
  public static final Codec<LocalDate> DATE = ofText(LocalDate::toString, LocalDate::parse);

  /** A list as a JSON array; null if it is empty. */
  public static final Codec<List<String>> TEXTS = ofJson(JsonColumns::texts, JsonColumns::texts);

  private final String type;

  private Codec(String type) {
    this.type = type;
  }

  /** Returns the type of the column on PostgreSQL. */
  public String type() {
    return type;
  }

  abstract void write(Row row, @Nullable V value) throws SQLException;

  /**
   * Returns the value of a cell; null for a null cell, unless the codec represents a value as null.
   */
  abstract @Nullable V read(RowCells cells, int index) throws SQLException;

  public static <V> Codec<V> ofText(Function<V, String> writing, Function<String, V> reading) {
    return ofJson(writing::apply, text -> text == null ? null : reading.apply(text));
  }

  public static <E extends Enum<E>> Codec<E> of(EnumCodec<E> constants) {
    return ofText(constants::write, constants::read);
  }

  /** A function from a value to text that may represent a value as null. */
  public interface Writing<V> {
    @Nullable String apply(V value);
  }

  /** A function from text to a value that may take null for a value. */
  public interface Reading<V> {
    @Nullable V apply(@Nullable String column);
  }

  public static <V> Codec<V> ofJson(Writing<V> writing, Reading<V> reading) {
    return new Codec<>("text") {
      @Override
      void write(Row row, @Nullable V value) throws SQLException {
        row.text(value == null ? null : writing.apply(value));
      }

      @Override
      @Nullable V read(RowCells cells, int index) throws SQLException {
        return reading.apply(cells.text(index));
      }
    };
  }

  private static <V> Codec<V> ofNumber(Function<V, Long> writing, Function<Long, V> reading) {
    return new Codec<>("bigint") {
      @Override
      void write(Row row, @Nullable V value) throws SQLException {
        row.number(value == null ? null : writing.apply(value));
      }

      @Override
      @Nullable V read(RowCells cells, int index) throws SQLException {
        Long number = cells.number(index);
        return number == null ? null : reading.apply(number);
      }
    };
  }
}

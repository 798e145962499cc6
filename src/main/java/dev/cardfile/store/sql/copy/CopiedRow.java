package dev.cardfile.store.sql.copy;

import dev.cardfile.store.sql.jdbc.Row;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A row as its raw cells. The copy never interprets them, so it cannot change them. */
final class CopiedRow {

  private static final byte NULL = 0;
  private static final byte NUMBER = 1;
  private static final byte TEXT = 2;

  private final boolean[] isText;
  private final @Nullable Object[] cells;

  /**
   * Creates a row.
   *
   * @param isText for each column, whether its cells are texts; otherwise they are numbers
   * @param cells a {@link String} or a {@link Long} for each column
   */
  CopiedRow(boolean[] isText, @Nullable Object[] cells) {
    this.isText = isText;
    this.cells = cells;
  }

  void write(Row row) throws SQLException {
    for (int i = 0; i < cells.length; i++) {
      if (isText[i]) {
        row.text((String) cells[i]);
      } else {
        row.number((Long) cells[i]);
      }
    }
  }

  /**
   * Adds the cells to a digest, each with a type tag and, for a text, its length, so that different
   * rows never produce the same bytes.
   */
  void addTo(MessageDigest digest) {
    for (Object cell : cells) {
      switch (cell) {
        case null -> digest.update(NULL);
        case String text -> {
          byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
          digest.update(
              ByteBuffer.allocate(1 + Integer.BYTES).put(TEXT).putInt(bytes.length).flip());
          digest.update(bytes);
        }
        case Long number ->
            digest.update(ByteBuffer.allocate(1 + Long.BYTES).put(NUMBER).putLong(number).flip());
        default -> throw new IllegalStateException("neither a text nor a number");
      }
    }
  }

  /** Returns the approximate size of the row in memory, in characters. */
  int size() {
    int size = 0;
    for (Object cell : cells) {
      size += cell instanceof String text ? text.length() : Long.BYTES;
    }
    return size;
  }

  boolean sameAs(CopiedRow other) {
    return Arrays.equals(cells, other.cells);
  }
}

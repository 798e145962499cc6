package dev.cardfile.store.sql.copy;

import dev.cardfile.store.sql.jdbc.Row;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A row as it is kept, whatever it means: so a copy cannot change it. */
final class CopiedRow {

  private static final byte NULL = 0;
  private static final byte NUMBER = 1;
  private static final byte TEXT = 2;

  private final boolean[] isText;
  private final @Nullable Object[] cells;

  /**
   * A row.
   *
   * @param isText for each column whether it holds texts; else it holds numbers
   * @param cells strings and longs
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

  /** Its cells as bytes that begin with what they are, so that no two rows are the same bytes. */
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

  /** About how much memory it takes, in characters. */
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

package dev.cardfile.store.sql.copy;

import dev.cardfile.store.maintenance.TableSum;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A row count and a SHA-256 digest of a table, computed row by row. */
final class TableDigest {

  private static final HexFormat HEX = HexFormat.of();

  private final CopiedTable table;
  private final MessageDigest digest;
  private long rows;

  TableDigest(CopiedTable table) {
    this.table = table;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  void add(CopiedRow row) {
    row.addTo(digest);
    rows++;
  }

  long rows() {
    return rows;
  }

  void addAll(CopiedRows all) {
    for (CopiedRow row = all.next(); row != null; row = all.next()) {
      add(row);
    }
  }

  /** Returns the sum of the rows added so far. */
  TableSum sum() {
    try {
      MessageDigest soFar = (MessageDigest) digest.clone();
      return new TableSum(table.toString(), rows, HEX.formatHex(soFar.digest()));
    } catch (CloneNotSupportedException everyJavasCanBeCloned) {
      throw new IllegalStateException(everyJavasCanBeCloned);
    }
  }
}

package dev.cardfile.store.sql.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.sqlite.Function;

/** The function behind SQLite's operator {@code REGEXP}, which SQLite itself does not implement. */
final class RegexpFunction extends Function {

  private static final int PARAMETERS = 2;

  /**
   * The number of compiled patterns to keep. A statement has a few patterns, which it passes again
   * for every row.
   */
  private static final int MOST_REMEMBERED = 64;

  private final Map<String, Pattern> remembered = new HashMap<>();

  private RegexpFunction() {}

  /** Registers the function with a connection. */
  static void addTo(Connection connection) throws SQLException {
    Function.create(connection, "regexp", new RegexpFunction(), PARAMETERS, FLAG_DETERMINISTIC);
  }

  @Override
  protected void xFunc() throws SQLException {
    String pattern = value_text(0);
    String text = value_text(1);
    if (pattern == null || text == null) {
      result();
    } else {
      result(pattern(pattern).matcher(text).find() ? 1 : 0);
    }
  }

  private Pattern pattern(String text) {
    if (remembered.size() >= MOST_REMEMBERED) {
      remembered.clear();
    }
    return remembered.computeIfAbsent(text, Pattern::compile);
  }
}

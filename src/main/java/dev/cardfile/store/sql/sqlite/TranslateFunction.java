package dev.cardfile.store.sql.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.Function;

/**
 * PostgreSQL's {@code translate(text, characters, becoming)} for SQLite, which has none: each
 * character of the text that is among the characters becomes the one at the same place in the other
 * list, and goes where that list is shorter.
 */
final class TranslateFunction extends Function {

  private static final int PARAMETERS = 3;
  private static final int DROPPED = -1;

  private String characters = "";
  private String becoming = "";
  private Map<Integer, Integer> places = Map.of();

  private TranslateFunction() {}

  /** Makes it known to a connection. */
  static void addTo(Connection connection) throws SQLException {
    Function.create(
        connection, "translate", new TranslateFunction(), PARAMETERS, FLAG_DETERMINISTIC);
  }

  @Override
  protected void xFunc() throws SQLException {
    String text = value_text(0);
    if (text == null) {
      result();
      return;
    }
    prepare(value_text(1), value_text(2));
    StringBuilder translated = new StringBuilder(text.length());
    text.codePoints()
        .map(each -> places.getOrDefault(each, each))
        .filter(each -> each != DROPPED)
        .forEach(translated::appendCodePoint);
    result(translated.toString());
  }

  /** A statement says the same lists for every row. */
  private void prepare(@Nullable String nextCharacters, @Nullable String nextBecoming)
      throws SQLException {
    if (nextCharacters == null || nextBecoming == null) {
      throw new SQLException("translate needs its lists");
    }
    if (!nextCharacters.equals(characters) || !nextBecoming.equals(becoming)) {
      places = places(nextCharacters.codePoints().toArray(), nextBecoming.codePoints().toArray());
      characters = nextCharacters;
      becoming = nextBecoming;
    }
  }

  private static Map<Integer, Integer> places(int[] from, int[] to) {
    Map<Integer, Integer> places = new HashMap<>();
    for (int i = 0; i < from.length; i++) {
      places.putIfAbsent(from[i], i < to.length ? to[i] : DROPPED);
    }
    return places;
  }
}

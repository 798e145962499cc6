package dev.cardfile.store.sql.query;

import dev.cardfile.search.Words;
import java.util.stream.Collectors;

/** All in which {@link dev.cardfile.search.Filter.Word} looks, with a blank before each word. */
final class WordsSql {

  private static final String ALL =
      "' ' || coalesce(first_name, '') || ' ' || coalesce(last_name, '') || ' '"
          + " || coalesce(company_name, '') || ' ' || coalesce(email, '')";

  /** With the letters of ASCII small, and the signs in it. */
  static final String LOWER = "lower(" + ALL + ")";

  private static final String WHERE_ASCII =
      "CASE WHEN octet_length(" + ALL + ") = length(" + ALL + ") THEN ";

  /**
   * Where all of it is of ASCII, small and with blanks for the signs; what is otherwise follows.
   */
  static final String ASCII_IN_SQLITE =
      WHERE_ASCII
          + "replace(".repeat(Words.SIGNS.length())
          + LOWER
          + Words.SIGNS
              .chars()
              .mapToObj(sign -> ", " + quoted(Character.toString(sign)) + ", ' ')")
              .collect(Collectors.joining())
          + " ELSE ";

  static final String ASCII_IN_POSTGRES =
      WHERE_ASCII
          + "translate("
          + LOWER
          + ", "
          + quoted(Words.SIGNS)
          + ", "
          + quoted(" ".repeat(Words.SIGNS.length()))
          + ") ELSE ";

  private WordsSql() {}

  private static String quoted(String constant) {
    return "'" + constant.replace("'", "''") + "'";
  }
}

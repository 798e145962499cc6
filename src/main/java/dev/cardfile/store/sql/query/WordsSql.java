package dev.cardfile.store.sql.query;

import dev.cardfile.search.Words;
import java.util.stream.Collectors;

/** All in which {@link dev.cardfile.search.Filter.Word} looks, with a blank before each word. */
final class WordsSql {

  static final String ALL =
      "(' ' || coalesce(first_name, '') || ' ' || coalesce(last_name, '') || ' '"
          + " || coalesce(company_name, '') || ' ' || coalesce(email, ''))";

  private static final String WHERE_ASCII =
      "CASE WHEN octet_length(" + ALL + ") = length(" + ALL + ") THEN ";

  /** Where all of it is of ASCII, the place in it of what comes next. */
  static final String ASCII_IN_SQLITE =
      WHERE_ASCII
          + "instr("
          + "replace(".repeat(Words.SIGNS.length())
          + "lower"
          + ALL
          + Words.SIGNS
              .chars()
              .mapToObj(sign -> ", " + quoted(Character.toString(sign)) + ", ' ')")
              .collect(Collectors.joining())
          + ", ";

  static final String ASCII_IN_POSTGRES =
      WHERE_ASCII
          + "strpos(translate(lower"
          + ALL
          + ", "
          + quoted(Words.SIGNS)
          + ", "
          + quoted(" ".repeat(Words.SIGNS.length()))
          + "), ";

  private WordsSql() {}

  private static String quoted(String constant) {
    return "'" + constant.replace("'", "''") + "'";
  }
}

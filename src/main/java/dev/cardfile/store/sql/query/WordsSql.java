package dev.cardfile.store.sql.query;

import dev.cardfile.search.Words;
import java.util.stream.Collectors;

/**
 * All in which {@link dev.cardfile.search.Filter.Word} looks, in small letters and with a blank
 * before each word.
 */
final class WordsSql {

  private static final String ALL =
      "lower(' ' || coalesce(first_name, '') || ' ' || coalesce(last_name, '') || ' '"
          + " || coalesce(company_name, '') || ' ' || coalesce(email, ''))";

  static final String IN_SQLITE =
      "replace(".repeat(Words.SIGNS.length())
          + ALL
          + Words.SIGNS
              .chars()
              .mapToObj(sign -> ", " + quoted(Character.toString(sign)) + ", ' ')")
              .collect(Collectors.joining());

  static final String IN_POSTGRES =
      "translate("
          + ALL
          + ", "
          + quoted(Words.SIGNS)
          + ", "
          + quoted(" ".repeat(Words.SIGNS.length()))
          + ")";

  private WordsSql() {}

  private static String quoted(String constant) {
    return "'" + constant.replace("'", "''") + "'";
  }
}

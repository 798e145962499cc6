package dev.cardfile.store.sql.query;

import dev.cardfile.search.Words;
import java.util.stream.Collectors;

/**
 * Texts in which words are looked for, each with a blank before its first word, and the places of
 * words in them where all is of ASCII.
 */
final class WordsSql {

  /** All in which {@link dev.cardfile.search.Filter.Word} looks. */
  static final String OF_CONTACT =
      "(' ' || coalesce(first_name, '') || ' ' || coalesce(last_name, '') || ' '"
          + " || coalesce(company_name, '') || ' ' || coalesce(email, ''))";

  static final String OF_CONTACT_IN_SQLITE = asciiInSqlite(OF_CONTACT);
  static final String OF_CONTACT_IN_POSTGRES = asciiInPostgres(OF_CONTACT);

  static final String OF_TITLE = "(' ' || task.title)";

  static final String OF_TITLE_IN_SQLITE = asciiInSqlite(OF_TITLE);
  static final String OF_TITLE_IN_POSTGRES = asciiInPostgres(OF_TITLE);

  private WordsSql() {}

  /** Where all of a text is of ASCII, the place in it of what comes next. */
  private static String asciiInSqlite(String text) {
    return whereAscii(text)
        + "instr("
        + "replace(".repeat(Words.SIGNS.length())
        + "lower"
        + text
        + Words.SIGNS
            .chars()
            .mapToObj(sign -> ", " + quoted(Character.toString(sign)) + ", ' ')")
            .collect(Collectors.joining())
        + ", ";
  }

  private static String asciiInPostgres(String text) {
    return whereAscii(text)
        + "strpos(translate(lower"
        + text
        + ", "
        + quoted(Words.SIGNS)
        + ", "
        + quoted(" ".repeat(Words.SIGNS.length()))
        + "), ";
  }

  private static String whereAscii(String text) {
    return "CASE WHEN octet_length(" + text + ") = length(" + text + ") THEN ";
  }

  private static String quoted(String constant) {
    return "'" + constant.replace("'", "''") + "'";
  }
}

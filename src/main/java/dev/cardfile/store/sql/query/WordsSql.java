package dev.cardfile.store.sql.query;

import dev.cardfile.search.Words;
import java.util.stream.Collectors;

/**
 * The texts that are searched for words, each with a blank before its first word, and the
 * expressions that search them quickly if they are all ASCII.
 */
final class WordsSql {

  /** The texts that {@link dev.cardfile.search.Filter.Word} searches. */
  static final String OF_CONTACT =
      "(' ' || coalesce(first_name, '') || ' ' || coalesce(last_name, '') || ' '"
          + " || coalesce(company_name, '') || ' ' || coalesce(email, ''))";

  static final String OF_CONTACT_IN_SQLITE = asciiInSqlite(OF_CONTACT);
  static final String OF_CONTACT_IN_POSTGRES = asciiInPostgres(OF_CONTACT);

  static final String OF_TITLE = "(' ' || task.title)";

  static final String OF_TITLE_IN_SQLITE = asciiInSqlite(OF_TITLE);
  static final String OF_TITLE_IN_POSTGRES = asciiInPostgres(OF_TITLE);

  private WordsSql() {}

  /** Begins an expression for the position, in a text that is all ASCII, of what follows. */
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

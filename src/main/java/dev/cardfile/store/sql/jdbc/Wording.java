package dev.cardfile.store.sql.jdbc;

/** A piece of SQL in the syntax of each database, where there is none that both understand. */
public record Wording(String inSqlite, String inPostgres) {

  /**
   * Creates a statement that selects the rows in which a column has one of several texts. The texts
   * are one parameter, a JSON array.
   *
   * @param before the beginning of the statement, which ends with the column's name
   * @param behind the rest of the statement after the condition
   */
  public static Wording ofTexts(String before, String behind) {
    return new Wording(
        before + " IN (SELECT value FROM json_each(?))" + behind,
        before + " IN (SELECT json_array_elements_text(?::json))" + behind);
  }
}

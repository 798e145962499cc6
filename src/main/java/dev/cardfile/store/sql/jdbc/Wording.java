package dev.cardfile.store.sql.jdbc;

/** A piece of SQL in the words of each database, for what one SQL does not say on both. */
public record Wording(String inSqlite, String inPostgres) {

  /**
   * A statement on the rows in which a column has one of the texts of a list, which comes in JSON.
   *
   * @param before ends with the column's name
   */
  public static Wording ofTexts(String before, String behind) {
    return new Wording(
        before + " IN (SELECT value FROM json_each(?))" + behind,
        before + " IN (SELECT json_array_elements_text(?::json))" + behind);
  }
}

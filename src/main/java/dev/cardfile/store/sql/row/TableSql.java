package dev.cardfile.store.sql.row;

import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statements on a table, assembled from the names of its columns, which are constants of the
 * program. Statements for many rows on PostgreSQL take an array for each column.
 */
public final class TableSql {

  private static final String LOCATION = "location_id";

  /** What happens if an inserted row already exists. */
  public enum OnConflict {
    /** The statement fails: inserting the row is a mistake. */
    FAIL,
    /** The existing row stays as it is. */
    KEEP
  }

  private final String table;
  private final List<String> keys;
  private final List<String> others;
  private final String insert;
  private final String update;
  private final String delete;
  private final String deleteOwned;
  private final String insertMany;
  private final String updateMany;
  private final IntFunction<String> insertRows;
  private final IntFunction<String> updateRows;
  private final String find;
  private final String list;

  /**
   * Creates the statements on a table.
   *
   * @param types the PostgreSQL types of the columns after {@code location_id}
   */
  TableSql(
      String table,
      List<String> keys,
      List<String> others,
      List<String> types,
      OnConflict onConflict) {
    this.table = table;
    this.keys = keys;
    this.others = others;
    List<String> key = Stream.concat(Stream.of(LOCATION), keys.stream()).toList();
    String into = "INSERT INTO " + table + " (" + LOCATION + ", " + columns() + ")";
    String keep = onConflict == OnConflict.KEEP ? " ON CONFLICT DO NOTHING" : "";
    this.insert = into + " VALUES (" + places(1 + types.size()) + ")" + keep;
    String replace =
        others.stream()
            .map(name -> name + " = excluded." + name)
            .collect(
                Collectors.joining(", ", " ON CONFLICT (" + list(key) + ") DO UPDATE SET ", ""));
    String row = "(" + places(1 + types.size()) + ")";
    this.insertMany = into + " SELECT * FROM " + unnested(types) + keep;
    this.updateMany = updateMany(key, types);
    this.insertRows = rows -> into + " VALUES " + times(rows, row) + keep;
    this.updateRows = rows -> into + " VALUES " + times(rows, row) + replace;
    this.update = "UPDATE " + table + " SET " + assignment(others) + where(key);
    this.delete = "DELETE FROM " + table + where(key);
    this.deleteOwned = "DELETE FROM " + table + where(key.subList(0, Math.min(2, key.size())));
    this.find = "SELECT " + columns() + " FROM " + table + where(key);
    this.list = "SELECT " + columns() + inOrder(key);
  }

  /** Lists all columns except {@code location_id}, those of the key first. */
  public String columns() {
    return list(Stream.concat(keys.stream(), others.stream()).toList());
  }

  /** Lists the columns that are not part of the key. */
  public String others() {
    return list(others);
  }

  /** Lists the columns as {@link #columns} does, each qualified with the name of the table. */
  public String qualified() {
    return Stream.concat(keys.stream(), others.stream())
        .map(name -> table + "." + name)
        .collect(Collectors.joining(", "));
  }

  /** Selects the row with a key. Takes location and key. */
  public String find() {
    return find;
  }

  /** Selects all rows of a location, in the order of the key. Takes the location. */
  public String list() {
    return list;
  }

  /** Inserts a row. Takes location, key and all other cells. */
  public String insert() {
    return insert;
  }

  /** Replaces an existing row. Takes all cells outside the key, then location and key. */
  public String update() {
    return update;
  }

  /** Deletes a row. Takes location and key. */
  public String delete() {
    return delete;
  }

  /** Deletes all rows whose key begins with a value. Takes the location and that value. */
  public String deleteOwned() {
    return deleteOwned;
  }

  /**
   * Inserts many rows on PostgreSQL. Takes the cells of {@link #insert} as an array for each
   * column.
   */
  public String insertMany() {
    return insertMany;
  }

  /**
   * Replaces many existing rows on PostgreSQL. Takes the arrays of {@link #insertMany}. A cluster
   * does not accept this {@code UPDATE … FROM unnest}.
   */
  public String updateMany() {
    return updateMany;
  }

  /** Inserts a number of rows. Takes the cells of {@link #insert} for each. */
  public String insertRows(int rows) {
    return insertRows.apply(rows);
  }

  /** Replaces a number of existing rows. Takes the cells of {@link #insert} for each. */
  public String updateRows(int rows) {
    return updateRows.apply(rows);
  }

  /** Selects the rows of {@link #list}, with the location as the first column. */
  public String copy() {
    return "SELECT "
        + LOCATION
        + ", "
        + columns()
        + inOrder(Stream.concat(Stream.of(LOCATION), keys.stream()).toList());
  }

  /** Deletes all rows of a location. */
  public String clear() {
    return "DELETE FROM " + table + where(List.of(LOCATION));
  }

  /** Selects one row if a location has any. */
  public String any() {
    return "SELECT 1 FROM " + table + where(List.of(LOCATION)) + " LIMIT 1";
  }

  /**
   * Selects the key of the row at an offset among the rows of a location. Only for a table with a
   * key besides the location.
   */
  public String keyAt() {
    return "SELECT " + list(keys) + inOrder(keys) + " LIMIT 1 OFFSET ?";
  }

  /**
   * Deletes the rows of a location up to and including a key. Only for a table with a key besides
   * the location.
   */
  public String deleteTo() {
    String key =
        keys.size() == 1
            ? keys.getFirst() + " <= ?"
            : "(" + list(keys) + ") <= (" + places(keys.size()) + ")";
    return "DELETE FROM " + table + where(List.of(LOCATION)) + " AND " + key;
  }

  /** Counts the rows of all locations. */
  public String count() {
    return "SELECT count(*) FROM " + table;
  }

  private String updateMany(List<String> key, List<String> types) {
    String assignments =
        others.stream().map(name -> name + " = given." + name).collect(Collectors.joining(", "));
    String sameKey =
        key.stream()
            .map(name -> table + "." + name + " = given." + name)
            .collect(Collectors.joining(" AND "));
    return "UPDATE "
        + table
        + " SET "
        + assignments
        + " FROM "
        + unnested(types)
        + " AS given ("
        + LOCATION
        + ", "
        + columns()
        + ") WHERE "
        + sameKey;
  }

  /** Returns an {@code unnest} of one array parameter for each column. */
  private static String unnested(List<String> types) {
    return types.stream()
        .map(type -> "?::" + type + "[]")
        .collect(Collectors.joining(", ", "unnest(?::text[], ", ")"));
  }

  private String inOrder(List<String> key) {
    return " FROM " + table + where(List.of(LOCATION)) + " ORDER BY " + list(key);
  }

  private static String where(List<String> key) {
    return key.stream()
        .map(name -> name + " = ?")
        .collect(Collectors.joining(" AND ", " WHERE ", ""));
  }

  /**
   * Assigns parameters to columns. PostgreSQL does not accept a parenthesised list of one column.
   */
  private static String assignment(List<String> columns) {
    return columns.size() == 1
        ? columns.getFirst() + " = ?"
        : "(" + list(columns) + ") = (" + places(columns.size()) + ")";
  }

  private static String places(int count) {
    return times(count, "?");
  }

  private static String times(int count, String each) {
    return String.join(", ", Collections.nCopies(count, each));
  }

  private static String list(List<String> names) {
    return String.join(", ", names);
  }
}

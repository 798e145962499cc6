package dev.cardfile.store.sql;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A table that a copy carries over, in the order in which they are written. */
enum CopiedTable {
  LOCATION(
      CopyStatements.COUNT_LOCATIONS,
      CopyStatements.LOCATION_ROWS,
      CopyStatements.DELETE_LOCATION,
      Statements.INSERT_LOCATION,
      null),
  CUSTOM_FIELD(
      CopyStatements.COUNT_FIELDS,
      CopyStatements.FIELD_ROWS,
      CopyStatements.DELETE_FIELDS,
      Statements.INSERT_FIELD,
      null),
  TAG(
      CopyStatements.COUNT_TAGS,
      CopyStatements.TAG_ROWS,
      CopyStatements.DELETE_TAGS,
      Statements.INSERT_TAG,
      PostgresStatements.INSERT_TAGS),
  NAMED_VALUE(
      CopyStatements.COUNT_ALL_NAMED_VALUES,
      CopyStatements.NAMED_VALUE_ROWS,
      CopyStatements.DELETE_NAMED_VALUES,
      Statements.INSERT_NAMED_VALUE,
      null),
  CONTACT(
      CopyStatements.COUNT_ALL_CONTACTS,
      CopyStatements.CONTACT_ROWS,
      CopyStatements.DELETE_CONTACTS,
      Statements.INSERT_CONTACT,
      PostgresStatements.INSERT_CONTACTS),
  CONTACT_KEY(
      CopyStatements.COUNT_KEYS,
      CopyStatements.KEY_ROWS,
      CopyStatements.DELETE_KEYS,
      Statements.INSERT_KEY,
      PostgresStatements.INSERT_KEYS),
  NOTE(
      CopyStatements.COUNT_NOTES,
      CopyStatements.NOTE_ROWS,
      CopyStatements.DELETE_NOTES,
      OwnedStatements.INSERT_NOTE,
      null),
  TASK(
      CopyStatements.COUNT_TASKS,
      CopyStatements.TASK_ROWS,
      CopyStatements.DELETE_TASKS,
      OwnedStatements.INSERT_TASK,
      null),
  BUSINESS(
      CopyStatements.COUNT_BUSINESSES,
      CopyStatements.BUSINESS_ROWS,
      CopyStatements.DELETE_BUSINESSES,
      OwnedStatements.INSERT_BUSINESS,
      null),
  APP(CopyStatements.COUNT_APPS, CopyStatements.APP_ROWS, AppStatements.INSERT_APP),
  APP_AUTHORIZATION(
      CopyStatements.COUNT_AUTHORIZATIONS,
      CopyStatements.AUTHORIZATION_ROWS,
      AppStatements.INSERT_AUTHORIZATION),
  VOUCHER(CopyStatements.COUNT_VOUCHERS, CopyStatements.VOUCHER_ROWS, AppStatements.INSERT_VOUCHER),
  TOKEN(CopyStatements.COUNT_TOKENS, CopyStatements.TOKEN_ROWS, Statements.INSERT_TOKEN);

  /** The tables whose rows belong to a location. */
  static final List<CopiedTable> OF_LOCATIONS =
      List.of(LOCATION, CUSTOM_FIELD, TAG, NAMED_VALUE, CONTACT, CONTACT_KEY, NOTE, TASK, BUSINESS);

  /** The tables whose rows belong to none. They come last: without a token nobody is served. */
  static final List<CopiedTable> SHARED = List.of(APP, APP_AUTHORIZATION, VOUCHER, TOKEN);

  private final String count;
  private final String rows;
  private final @Nullable String delete;
  private final String insert;
  private final @Nullable String insertMany;

  /** A shared table. */
  CopiedTable(String count, String rows, String insert) {
    this(count, rows, null, insert, null);
  }

  CopiedTable(
      String count,
      String rows,
      @Nullable String delete,
      String insert,
      @Nullable String insertMany) {
    this.count = count;
    this.rows = rows;
    this.delete = delete;
    this.insert = insert;
    this.insertMany = insertMany;
  }

  /** Counts all its rows. */
  String count() {
    return count;
  }

  /** Selects the rows of a location, or all where it belongs to none, in the order of the key. */
  String rows() {
    return rows;
  }

  /** Deletes the rows of a location; null where it belongs to none. */
  @Nullable String delete() {
    return delete;
  }

  /** Inserts one row, with the columns in the order in which they are selected. */
  String insert() {
    return insert;
  }

  /** The same on PostgreSQL with an array for each column; null where there is no need for it. */
  @Nullable String insertMany() {
    return insertMany;
  }

  /** Its name in the database. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

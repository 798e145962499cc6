package dev.cardfile.store.sql.copy;

import dev.cardfile.store.sql.row.Table;
import dev.cardfile.store.sql.statement.AppStatements;
import dev.cardfile.store.sql.statement.OperatorStatements;
import dev.cardfile.store.sql.statement.Statements;
import dev.cardfile.store.sql.table.BusinessTable;
import dev.cardfile.store.sql.table.ContactAliasTable;
import dev.cardfile.store.sql.table.ContactChangeTable;
import dev.cardfile.store.sql.table.ContactKeyTable;
import dev.cardfile.store.sql.table.ContactTable;
import dev.cardfile.store.sql.table.CustomFieldTable;
import dev.cardfile.store.sql.table.DeletedTable;
import dev.cardfile.store.sql.table.ImportChunkTable;
import dev.cardfile.store.sql.table.ImportRowTable;
import dev.cardfile.store.sql.table.ImportTable;
import dev.cardfile.store.sql.table.KeptChangesTable;
import dev.cardfile.store.sql.table.LocationDeletionTable;
import dev.cardfile.store.sql.table.LocationTable;
import dev.cardfile.store.sql.table.NamedValueTable;
import dev.cardfile.store.sql.table.NoteTable;
import dev.cardfile.store.sql.table.RetryTable;
import dev.cardfile.store.sql.table.TagTable;
import dev.cardfile.store.sql.table.TaskTable;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The tables that are copied, in the order in which they are written. */
enum CopiedTable {
  LOCATION(LocationTable.TABLE),
  LOCATION_DELETION(LocationDeletionTable.TABLE),
  CUSTOM_FIELD(CustomFieldTable.TABLE),
  TAG(TagTable.TABLE),
  NAMED_VALUE(NamedValueTable.TABLE),
  CONTACT(ContactTable.STORED),
  CONTACT_KEY(ContactKeyTable.TABLE),
  CONTACT_ALIAS(ContactAliasTable.TABLE),
  CONTACT_CHANGE(ContactChangeTable.TABLE),
  KEPT_CHANGES(KeptChangesTable.TABLE),
  DELETED_NOTE(DeletedTable.NOTES),
  DELETED_TASK(DeletedTable.TASKS),
  NOTE(NoteTable.TABLE),
  TASK(TaskTable.TABLE),
  BUSINESS(BusinessTable.TABLE),
  RETRY_OUTCOME(RetryTable.TABLE),
  CONTACT_IMPORT(ImportTable.TABLE),
  IMPORT_CHUNK(ImportChunkTable.TABLE),
  IMPORT_ROW(ImportRowTable.TABLE),
  APP(CopyStatements.COUNT_APPS, CopyStatements.APP_ROWS, AppStatements.INSERT_APP),
  APP_AUTHORIZATION(
      CopyStatements.COUNT_AUTHORIZATIONS,
      CopyStatements.AUTHORIZATION_ROWS,
      AppStatements.INSERT_AUTHORIZATION),
  VOUCHER(
      CopyStatements.COUNT_VOUCHERS, CopyStatements.VOUCHER_ROWS, AppStatements.INSERT_CREDENTIAL),
  OPERATOR(
      CopyStatements.COUNT_OPERATORS,
      CopyStatements.OPERATOR_ROWS,
      OperatorStatements.INSERT_OPERATOR),
  CONSOLE_LINK(
      CopyStatements.COUNT_LINKS, CopyStatements.LINK_ROWS, OperatorStatements.INSERT_LINK),
  TOKEN(CopyStatements.COUNT_TOKENS, CopyStatements.TOKEN_ROWS, Statements.INSERT_TOKEN);

  /** The tables whose rows belong to a location. */
  static final List<CopiedTable> OF_LOCATIONS =
      List.of(
          LOCATION,
          LOCATION_DELETION,
          CUSTOM_FIELD,
          TAG,
          NAMED_VALUE,
          CONTACT,
          CONTACT_KEY,
          CONTACT_ALIAS,
          CONTACT_CHANGE,
          KEPT_CHANGES,
          DELETED_NOTE,
          DELETED_TASK,
          NOTE,
          TASK,
          BUSINESS,
          RETRY_OUTCOME,
          CONTACT_IMPORT,
          IMPORT_CHUNK,
          IMPORT_ROW);

  /**
   * The tables whose rows belong to no location. They are written last, because an unfinished copy
   * without tokens can serve nobody.
   */
  static final List<CopiedTable> SHARED =
      List.of(APP, APP_AUTHORIZATION, VOUCHER, OPERATOR, CONSOLE_LINK, TOKEN);

  private final String count;
  private final String rows;
  private final @Nullable String delete;
  private final String insert;
  private final @Nullable String insertMany;

  /** Creates a shared table, whose rows belong to no location. */
  CopiedTable(String count, String rows, String insert) {
    this(count, rows, null, insert, null);
  }

  CopiedTable(Table<?> table) {
    this(
        table.sql().count(),
        table.sql().copy(),
        table.sql().clear(),
        table.sql().insert(),
        table.sql().insertMany());
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

  /** Returns the statement that counts all rows of the table. */
  String count() {
    return count;
  }

  /**
   * Returns the statement that selects the rows of one location, or all rows of a shared table, in
   * the order of the primary key.
   */
  String rows() {
    return rows;
  }

  /** Returns the statement that deletes the rows of one location; null for a shared table. */
  @Nullable String delete() {
    return delete;
  }

  /** Returns the statement that inserts one row, with its columns in the order of {@link #rows}. */
  String insert() {
    return insert;
  }

  /**
   * Returns the PostgreSQL statement that inserts many rows, with an array for each column; null
   * for a shared table, which is small.
   */
  @Nullable String insertMany() {
    return insertMany;
  }

  /** Returns the name of the table in the database. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

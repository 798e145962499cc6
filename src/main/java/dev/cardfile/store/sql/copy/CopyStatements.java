package dev.cardfile.store.sql.copy;

import dev.cardfile.store.sql.statement.AppStatements;
import dev.cardfile.store.sql.statement.OperatorStatements;
import dev.cardfile.store.sql.statement.Statements;

/**
 * The statements that copy the shared tables, in the SQL common to all databases. Rows are selected
 * in the order of their key, which is the same on every database because text compares by its
 * bytes.
 */
public final class CopyStatements {

  private CopyStatements() {}

  static final String TOKEN_ROWS = "SELECT " + Statements.TOKEN_COLUMNS + " FROM token ORDER BY id";

  static final String APP_ROWS = "SELECT " + AppStatements.APP_COLUMNS + " FROM app ORDER BY id";

  static final String AUTHORIZATION_ROWS =
      "SELECT " + AppStatements.AUTHORIZATION_COLUMNS + " FROM app_authorization ORDER BY id";

  static final String VOUCHER_ROWS =
      "SELECT " + AppStatements.CREDENTIAL_COLUMNS + " FROM voucher ORDER BY hash";

  static final String OPERATOR_ROWS =
      "SELECT " + OperatorStatements.OPERATOR_COLUMNS + " FROM operator ORDER BY id";

  static final String LINK_ROWS =
      "SELECT " + OperatorStatements.LINK_COLUMNS + " FROM console_link ORDER BY hash";

  static final String COUNT_OPERATORS = "SELECT count(*) FROM operator";

  static final String COUNT_LINKS = "SELECT count(*) FROM console_link";

  static final String COUNT_TOKENS = "SELECT count(*) FROM token";

  static final String COUNT_APPS = "SELECT count(*) FROM app";

  static final String COUNT_AUTHORIZATIONS = "SELECT count(*) FROM app_authorization";

  static final String COUNT_VOUCHERS = "SELECT count(*) FROM voucher";

  static final String SET_TOKEN_REVISION = "UPDATE token_revision SET revision = ?";

  /**
   * Locks the row that marks an unfinished copy until the transaction ends. Updates no row if the
   * store has no such mark.
   */
  static final String TOUCH_MARK = "UPDATE schema_history SET name = name WHERE version = ?";

  static final String DELETE_MARK = "DELETE FROM schema_history WHERE version = ?";
}

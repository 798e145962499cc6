package dev.cardfile.store.sql.statement;

/**
 * The statements on operators and sign-in links, which are in shared tables, and on the deletion of
 * locations, in the SQL common to all databases.
 */
public final class OperatorStatements {

  private OperatorStatements() {}

  public static final String OPERATOR_COLUMNS =
      "id, hash, name, all_locations, locations, created_at, expires_at, revoked_at";

  public static final String LINK_COLUMNS = "hash, expires_at";

  public static final String INSERT_OPERATOR =
      "INSERT INTO operator (" + OPERATOR_COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String OPERATORS = "SELECT " + OPERATOR_COLUMNS + " FROM operator ";

  public static final String OPERATOR_BY_HASH = OPERATORS + "WHERE hash = ?";

  public static final String ALL_OPERATORS = OPERATORS + "ORDER BY created_at, id";

  public static final String OPERATOR_EXISTS = "SELECT 1 FROM operator WHERE id = ?";

  public static final String REVOKE_OPERATOR =
      "UPDATE operator SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL";

  public static final String SET_LOCATIONS = "UPDATE operator SET locations = ? WHERE id = ?";

  public static final String INSERT_LINK =
      "INSERT INTO console_link (" + LINK_COLUMNS + ") VALUES (?, ?)";

  public static final String DELETE_EXPIRED_LINKS =
      "DELETE FROM console_link WHERE expires_at <= ?";

  public static final String REDEEM_LINK =
      "DELETE FROM console_link WHERE hash = ? AND expires_at > ?";

  /** Selects the ids of all locations that are being deleted or have been. */
  public static final String DELETION_IDS =
      "SELECT location_id FROM location_deletion ORDER BY location_id";

  /** Selects the ids of locations whose deletion has not finished. */
  public static final String PENDING_DELETIONS =
      "SELECT location_id FROM location_deletion WHERE ended_at IS NULL ORDER BY location_id";

  public static final String END_DELETION =
      "UPDATE location_deletion SET ended_at = ? WHERE location_id = ?";
}

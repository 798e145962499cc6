package dev.cardfile.store.sql.statement;

/**
 * The statements on apps, authorizations and credentials, all in shared tables, in the SQL common
 * to all databases.
 */
public final class AppStatements {

  private AppStatements() {}

  public static final String APP_COLUMNS =
      """
      id, secret_hash, name, company_id, redirect_uris, scopes, locations, created_at, revoked_at
      """;

  public static final String AUTHORIZATION_COLUMNS =
      "id, app_id, location_id, granted_by, scopes, created_at, expires_at, revoked_at";

  public static final String CREDENTIAL_COLUMNS =
      """
      hash, authorization_id, app_id, kind, redirect_uri, challenge, created_at, expires_at, used_at
      """;

  public static final String INSERT_APP =
      "INSERT INTO app (" + APP_COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

  public static final String APP = "SELECT " + APP_COLUMNS + " FROM app WHERE id = ?";

  public static final String ALL_APPS =
      "SELECT " + APP_COLUMNS + " FROM app ORDER BY created_at, id";

  /**
   * Locks an app until the transaction ends, so that nobody else changes the app or authorizes it.
   */
  public static final String TOUCH_APP = "UPDATE app SET name = name WHERE id = ?";

  public static final String REVOKE_APP =
      "UPDATE app SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL";

  public static final String SET_LOCATIONS = "UPDATE app SET locations = ? WHERE id = ?";

  public static final String INSERT_AUTHORIZATION =
      "INSERT INTO app_authorization ("
          + AUTHORIZATION_COLUMNS
          + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)";

  /**
   * Locks an authorization until the transaction ends, so that nobody else exchanges a credential
   * of its family.
   */
  public static final String TOUCH_AUTHORIZATION =
      "UPDATE app_authorization SET app_id = app_id WHERE id = ?";

  public static final String PROLONG_AUTHORIZATION =
      "UPDATE app_authorization SET expires_at = ? WHERE id = ? AND expires_at < ?";

  public static final String REVOKE_AUTHORIZATION =
      "UPDATE app_authorization SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL";

  public static final String REVOKE_TOKENS_OF_AUTHORIZATION =
      "UPDATE token SET revoked_at = ? WHERE authorization_id = ? AND revoked_at IS NULL";

  public static final String REVOKE_AUTHORIZATIONS_OF_APP =
      "UPDATE app_authorization SET revoked_at = ? WHERE app_id = ? AND revoked_at IS NULL";

  public static final String REVOKE_TOKENS_OF_APP =
      "UPDATE token SET revoked_at = ? WHERE app_id = ? AND revoked_at IS NULL";

  public static final String REVOKE_AUTHORIZATIONS_OF_LOCATION =
      """
      UPDATE app_authorization SET revoked_at = ?
      WHERE app_id = ? AND location_id = ? AND revoked_at IS NULL
      """;

  public static final String REVOKE_TOKENS_OF_LOCATION =
      """
      UPDATE token SET revoked_at = ?
      WHERE app_id = ? AND location_id = ? AND revoked_at IS NULL
      """;

  /** Revokes the authorizations of all apps in a location. */
  public static final String REVOKE_ALL_AUTHORIZATIONS_OF_LOCATION =
      "UPDATE app_authorization SET revoked_at = ? WHERE location_id = ? AND revoked_at IS NULL";

  /** Revokes all tokens of a location, those of apps and others. */
  public static final String REVOKE_ALL_TOKENS_OF_LOCATION =
      "UPDATE token SET revoked_at = ? WHERE location_id = ? AND revoked_at IS NULL";

  public static final String DELETE_CREDENTIALS_OF_LOCATION =
      """
      DELETE FROM voucher
      WHERE authorization_id IN (SELECT id FROM app_authorization WHERE location_id = ?)
      """;

  public static final String DELETE_AUTHORIZATIONS_OF_LOCATION =
      "DELETE FROM app_authorization WHERE location_id = ?";

  public static final String DELETE_TOKENS_OF_LOCATION = "DELETE FROM token WHERE location_id = ?";

  public static final String INSERT_CREDENTIAL =
      "INSERT INTO voucher (" + CREDENTIAL_COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

  public static final String AUTHORIZATION_OF_CREDENTIAL =
      "SELECT authorization_id FROM voucher WHERE hash = ?";

  public static final String CREDENTIAL =
      """
      SELECT hash, authorization_id, voucher.app_id, kind, redirect_uri, challenge,
        voucher.created_at, voucher.expires_at, used_at,
        id, app_authorization.app_id, location_id, granted_by, scopes,
        app_authorization.created_at, app_authorization.expires_at, revoked_at
      FROM voucher JOIN app_authorization ON app_authorization.id = voucher.authorization_id
      WHERE hash = ?
      """;

  public static final String USE_CREDENTIAL =
      "UPDATE voucher SET used_at = ?, expires_at = ? WHERE hash = ?";

  public static final String DELETE_EXPIRED_CREDENTIALS =
      "DELETE FROM voucher WHERE app_id = ? AND expires_at <= ?";

  public static final String DELETE_EXPIRED_TOKENS =
      "DELETE FROM token WHERE app_id = ? AND expires_at <= ?";

  public static final String DELETE_EXPIRED_AUTHORIZATIONS =
      "DELETE FROM app_authorization WHERE app_id = ? AND expires_at <= ?";
}

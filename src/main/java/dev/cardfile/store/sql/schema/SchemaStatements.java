package dev.cardfile.store.sql.schema;

import dev.cardfile.store.sql.jdbc.Wording;

/** The statements on the schema and its history of migrations. */
public final class SchemaStatements {

  private SchemaStatements() {}

  static final String MIGRATIONS = "SELECT version, checksum FROM schema_history ORDER BY version";

  public static final String INSERT_MIGRATION =
      "INSERT INTO schema_history (version, name, checksum, applied_at) VALUES (?, ?, ?, ?)";

  /**
   * Counts the tables named {@code schema_history}, and all tables except those of PostgreSQL
   * extensions.
   */
  public static final Wording LOOK_AROUND =
      new Wording(
          "SELECT count(*) FILTER (WHERE name = 'schema_history'), count(*) FROM sqlite_schema",
          """
          SELECT count(*) FILTER (WHERE relname = 'schema_history'), count(*)
          FROM pg_class JOIN pg_namespace ON pg_namespace.oid = pg_class.relnamespace
          WHERE nspname = current_schema() AND relkind IN ('r', 'p') AND NOT EXISTS (
            SELECT 1 FROM pg_depend
            WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid AND deptype = 'e')
          """);
}

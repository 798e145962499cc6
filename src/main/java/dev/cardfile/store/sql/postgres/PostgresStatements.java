package dev.cardfile.store.sql.postgres;

import dev.cardfile.store.sql.statement.Statements;
import dev.cardfile.store.sql.table.ContactAliasTable;
import dev.cardfile.store.sql.table.ContactTable;
import dev.cardfile.store.sql.table.RetryTable;

/**
 * The statements that only PostgreSQL and databases with its protocol understand. A statement that
 * is sent to a cluster has its location as a parameter, by which the cluster finds the machine that
 * holds the location.
 */
public final class PostgresStatements {

  private PostgresStatements() {}

  /**
   * The settings of a session that writes: the time to wait for a lock; the times after which the
   * server ends an idle transaction, and gives up sending to a client that may be dead; durable
   * commits, even if the server's default is otherwise; and generic plans, which are made once,
   * except on a cluster, which needs the location's value to make a plan.
   */
  public static final String PREPARE_TO_WRITE =
      """
      SELECT set_config('lock_timeout', ?, false),
        set_config('idle_in_transaction_session_timeout', ?, false),
        set_config('tcp_user_timeout', ?, false),
        set_config('synchronous_commit',
          CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on'
            ELSE current_setting('synchronous_commit') END, false),
        set_config('plan_cache_mode',
          CASE WHEN to_regclass('pg_dist_partition') IS NULL THEN 'force_generic_plan'
            ELSE 'auto' END, false)
      """;

  /**
   * The settings of a session that reads or writes. Plans have to use the indexes on keys: such
   * plans stay good when an empty table grows large, whereas others do not until the table is
   * analysed, and no statistics tell the planner that the search index lacks only a few contacts.
   * Parallel workers and JIT compilation are off, because they take longer to start than most of
   * these statements take to run.
   */
  static final String PLAN_BY_KEY =
      """
      SELECT set_config('enable_seqscan', 'off', false),
        set_config('enable_hashjoin', 'off', false),
        set_config('enable_mergejoin', 'off', false),
        set_config('max_parallel_workers_per_gather', '0', false),
        set_config('jit', 'off', false)
      """;

  /**
   * Locks one location. A cluster needs this, because it cannot lock rows on several machines at
   * once.
   */
  public static final String LOCK_LOCATION = Statements.LOCATION_STATE + " FOR NO KEY UPDATE";

  /** Locks several locations, in the order of their ids. Takes the ids. */
  public static final String LOCK_LOCATIONS =
      """
      SELECT location_id, revision, indexed_to FROM location WHERE location_id = ANY (?::text[])
      ORDER BY location_id FOR NO KEY UPDATE
      """;

  /** Does the same as {@link Statements#KEPT_CHANGES} for several locations. Takes their ids. */
  public static final String KEPT_CHANGES_OF_LOCATIONS =
      """
      SELECT location_id, gone_to, complete_since,
        (SELECT max(seq) FROM contact_change WHERE location_id = kept_changes.location_id)
      FROM kept_changes WHERE location_id = ANY (?::text[])
      """;

  /** The expression that the statements for a single location replace with a parameter. */
  private static final String WANTED_LOCATION = "wanted.location_id";

  /**
   * Selects the oldest holder of each key, in several locations. Takes the keys' locations, fields
   * and values as arrays.
   *
   * <p>A lateral query with a limit can only be planned as a look-up for each key. A join that is
   * planned while a location is small would later read the whole location.
   */
  public static final String OLDEST_HOLDERS =
      "SELECT contact.location_id, wanted.field, wanted.value, "
          + ContactTable.STORED.sql().qualified()
          + """
           FROM unnest(?::text[], ?::text[], ?::text[]) AS wanted (location_id, field, value)
          CROSS JOIN LATERAL (
            SELECT * FROM contact WHERE location_id = wanted.location_id AND id = (
              SELECT contact_id FROM contact_key
              WHERE location_id = wanted.location_id AND field = wanted.field AND value = wanted.value
              ORDER BY contact_id LIMIT 1)
            LIMIT 1) AS contact
          """;

  /**
   * Does the same as {@link #OLDEST_HOLDERS} in a single location, for a cluster. Takes the
   * location twice more at the end.
   */
  public static final String OLDEST_HOLDERS_OF_LOCATION =
      OLDEST_HOLDERS.replace(WANTED_LOCATION, "?");

  /** Selects contacts. Takes their locations and ids as arrays. */
  public static final String CONTACTS =
      "SELECT contact.location_id, "
          + ContactTable.STORED.sql().qualified()
          + """
           FROM unnest(?::text[], ?::text[]) AS wanted (location_id, id)
          CROSS JOIN LATERAL (
            SELECT * FROM contact WHERE location_id = wanted.location_id AND id = wanted.id LIMIT 1) AS contact
          """;

  /**
   * Does the same as {@link #CONTACTS} in a single location. Takes the location again at the end.
   */
  public static final String CONTACTS_OF_LOCATION = CONTACTS.replace(WANTED_LOCATION, "?");

  /** Selects aliases. Takes their locations, sources and ids as arrays. */
  public static final String ALIASES =
      "SELECT contact_alias.location_id, "
          + ContactAliasTable.TABLE.sql().qualified()
          + """
           FROM unnest(?::text[], ?::text[], ?::text[]) AS wanted (location_id, source, alias)
          CROSS JOIN LATERAL (
            SELECT * FROM contact_alias
            WHERE location_id = wanted.location_id AND source = wanted.source
              AND alias = wanted.alias
            LIMIT 1) AS contact_alias
          """;

  /**
   * Does the same as {@link #ALIASES} in a single location. Takes the location again at the end.
   */
  public static final String ALIASES_OF_LOCATION = ALIASES.replace(WANTED_LOCATION, "?");

  /** Selects outcomes. Takes their locations, scopes and keys as arrays. */
  public static final String OUTCOMES =
      "SELECT retry_outcome.location_id, "
          + RetryTable.TABLE.sql().qualified()
          + """
           FROM unnest(?::text[], ?::text[], ?::text[]) AS wanted (location_id, scope, retry_key)
          CROSS JOIN LATERAL (
            SELECT * FROM retry_outcome
            WHERE location_id = wanted.location_id AND scope = wanted.scope
              AND retry_key = wanted.retry_key
            LIMIT 1) AS retry_outcome
          """;

  /**
   * Does the same as {@link #OUTCOMES} in a single location. Takes the location again at the end.
   */
  public static final String OUTCOMES_OF_LOCATION = OUTCOMES.replace(WANTED_LOCATION, "?");

  /** Whether the database is a cluster, in which each machine holds some of the locations. */
  public static final String IS_CLUSTER = "SELECT to_regclass('pg_dist_partition') IS NOT NULL";

  /** Identifies a database: the start time of its server, its name, and the schema. */
  static final String IDENTITY =
      """
      SELECT extract(epoch FROM pg_postmaster_start_time())::text, current_database(),
        current_schema()
      """;

  /** Fails if the disk has no room for some more pages. Leaves nothing behind. */
  static final String TAKE_ROOM =
      """
      DO $$ BEGIN
        IF has_database_privilege(current_database(), 'TEMPORARY') THEN
          CREATE TEMPORARY TABLE cardfile_room ON COMMIT DROP AS
          SELECT repeat(md5(n::text), 50) AS filler FROM generate_series(1, 200) AS n;
        END IF;
      END $$
      """;

  /**
   * Locks the schema until the transaction ends, so that only one of several servers migrates it.
   */
  static final String LOCK_SCHEMA = "SELECT pg_advisory_xact_lock(7162345901448131329)";
}

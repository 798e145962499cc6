package dev.cardfile.store.sql.postgres;

import dev.cardfile.store.sql.statement.Statements;
import dev.cardfile.store.sql.table.ContactAliasTable;
import dev.cardfile.store.sql.table.ContactTable;
import dev.cardfile.store.sql.table.RetryTable;

/**
 * The statements that only PostgreSQL understands, and what speaks its protocol. Those that a
 * cluster is sent name their location as a parameter, by which it knows the machine where the
 * location is.
 */
public final class PostgresStatements {

  private PostgresStatements() {}

  /**
   * Settings of a session that writes: how long to wait for a lock; how long the server lets a
   * transaction stand idle, and how long it tries to send to a client that may be dead; that a
   * commit is durable, however the server is set; and that a plan is made once, except on a
   * cluster, which has to know the location to make one.
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
   * Settings of a session that reads or writes: that plans look up by key. Those stay right when an
   * empty table has become a large one, which others do not until it is analysed; and no statistics
   * say that the index of searches lacks only a few contacts. Other processes that help with a
   * plan, and machine code for it, take longer to begin than most of these statements to end.
   */
  static final String PLAN_BY_KEY =
      """
      SELECT set_config('enable_seqscan', 'off', false),
        set_config('enable_hashjoin', 'off', false),
        set_config('enable_mergejoin', 'off', false),
        set_config('max_parallel_workers_per_gather', '0', false),
        set_config('jit', 'off', false)
      """;

  /** Locks one location: a cluster locks no rows across its machines. */
  public static final String LOCK_LOCATION = Statements.LOCATION_STATE + " FOR NO KEY UPDATE";

  /** Locks several locations, in the order of their ids. Takes the ids. */
  public static final String LOCK_LOCATIONS =
      """
      SELECT location_id, revision, indexed_to FROM location WHERE location_id = ANY (?::text[])
      ORDER BY location_id FOR NO KEY UPDATE
      """;

  /** As {@link Statements#KEPT_CHANGES}, of several locations. Takes their ids. */
  public static final String KEPT_CHANGES_OF_LOCATIONS =
      """
      SELECT location_id, gone_to, complete_since,
        (SELECT max(seq) FROM contact_change WHERE location_id = kept_changes.location_id)
      FROM kept_changes WHERE location_id = ANY (?::text[])
      """;

  /** What a statement in one location takes as a parameter instead. */
  private static final String WANTED_LOCATION = "wanted.location_id";

  /**
   * The oldest holder of each key, in several locations. Takes the keys' locations, fields and
   * values.
   *
   * <p>As a lateral query with a limit it can only be planned as a look-up for each key. As a join,
   * a plan that is made while a location is small would go on to read all of it.
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

  /** As above, in one location, as a cluster needs it: takes it again, twice. */
  public static final String OLDEST_HOLDERS_OF_LOCATION =
      OLDEST_HOLDERS.replace(WANTED_LOCATION, "?");

  /** Takes the contacts' locations and ids. */
  public static final String CONTACTS =
      "SELECT contact.location_id, "
          + ContactTable.STORED.sql().qualified()
          + """
           FROM unnest(?::text[], ?::text[]) AS wanted (location_id, id)
          CROSS JOIN LATERAL (
            SELECT * FROM contact WHERE location_id = wanted.location_id AND id = wanted.id LIMIT 1) AS contact
          """;

  /** As above, in one location, which it takes again. */
  public static final String CONTACTS_OF_LOCATION = CONTACTS.replace(WANTED_LOCATION, "?");

  /** Takes the locations, sources and ids of aliases. */
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

  /** As above, in one location, which it takes again. */
  public static final String ALIASES_OF_LOCATION = ALIASES.replace(WANTED_LOCATION, "?");

  /** Takes the locations, scopes and keys of outcomes. */
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

  /** As above, in one location, which it takes again. */
  public static final String OUTCOMES_OF_LOCATION = OUTCOMES.replace(WANTED_LOCATION, "?");

  /** Whether the database is a cluster, whose machines hold a part of the locations each. */
  public static final String IS_CLUSTER = "SELECT to_regclass('pg_dist_partition') IS NOT NULL";

  /** What no two databases have in common: server, database and schema. */
  static final String IDENTITY =
      """
      SELECT extract(epoch FROM pg_postmaster_start_time())::text, current_database(),
        current_schema()
      """;

  /** Fails where there is no room for some more pages; leaves nothing behind. */
  static final String TAKE_ROOM =
      """
      DO $$ BEGIN
        IF has_database_privilege(current_database(), 'TEMPORARY') THEN
          CREATE TEMPORARY TABLE cardfile_room ON COMMIT DROP AS
          SELECT repeat(md5(n::text), 50) AS filler FROM generate_series(1, 200) AS n;
        END IF;
      END $$
      """;

  /** Until the transaction ends, so that of several servers one migrates. */
  static final String LOCK_SCHEMA = "SELECT pg_advisory_xact_lock(7162345901448131329)";
}

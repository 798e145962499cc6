package dev.cardfile.store.sql;

import dev.cardfile.postgres.PostgresServer;
import dev.cardfile.store.Onlooker;
import dev.cardfile.store.sql.postgres.PostgresDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A migrated database on the server that the tests of this JVM share. One test uses it at a time
 * and gives it back; the next test finds it as it was right after its migrations.
 *
 * <p>Creating, migrating and dropping a database takes longer than most tests.
 */
final class ReusedDatabase {

  /** Tables that have rows right after the migrations. */
  private static final List<String> NEVER_EMPTY = List.of("schema_history", "token_revision");

  /** Everything that a test may have changed except rows. */
  private static final String SHAPE =
      """
      SELECT md5(string_agg(each::text, ' ' ORDER BY each::text)) FROM (
        SELECT 'relation', relname::text, relkind::text, relpersistence::text FROM pg_class
        WHERE relnamespace = 'public'::regnamespace
        UNION ALL SELECT 'column', attrelid::regclass::text, attname,
          concat(attnum, format_type(atttypid, atttypmod), attnotnull, attcollation)
        FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0
        UNION ALL SELECT 'default', adrelid::regclass::text, adnum::text, pg_get_expr(adbin, adrelid)
        FROM pg_attrdef
        UNION ALL SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        UNION ALL SELECT 'index', tablename, indexname, indexdef FROM pg_indexes
        WHERE schemaname = 'public'
        UNION ALL SELECT 'trigger', tgrelid::regclass::text, tgname, tgenabled::text FROM pg_trigger
        UNION ALL SELECT 'function', proname, '', '' FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace
        UNION ALL SELECT 'schema', nspname, '', '' FROM pg_namespace
        WHERE nspname NOT LIKE 'pg\\_%'
        UNION ALL SELECT 'database', datname, datconnlimit::text, setconfig::text FROM pg_database
        LEFT JOIN pg_db_role_setting ON setdatabase = pg_database.oid
        WHERE datname = current_database()
        UNION ALL SELECT 'migration', version::text, name, checksum FROM schema_history
      ) AS each
      """;

  private static final String HAVE_PAGES =
      """
      SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
      AND pg_relation_size(oid) > 0
      """;

  private static final Deque<ReusedDatabase> FREE = new ArrayDeque<>();

  private static @Nullable String original;

  private final PostgresServer server = PostgresServer.shared();
  private final String url = copy();
  private final List<String> shape;

  /**
   * Kept open, because a new connection takes longer to learn about the tables than most queries
   * take.
   */
  private Connection looking;

  private ReusedDatabase() throws SQLException {
    looking = new Onlooker(url).open();
    shape = Onlooker.rows(looking, SHAPE);
    if (!NEVER_EMPTY.containsAll(Onlooker.rows(looking, HAVE_PAGES))) {
      throw new AssertionError("a table that is not empty at first, and would be emptied");
    }
  }

  /**
   * Creates a copy of the database, for a test that does not leave it as it was. Returns its JDBC
   * URL.
   */
  static synchronized String copy() {
    PostgresServer server = PostgresServer.shared();
    if (original == null) {
      original = server.newDatabase();
      var _ = new PostgresDatabase(original).migrate();
      var _ = server.terminateBackends(original);
    }
    return server.newCopy(original);
  }

  /** Returns a database that no test is using. */
  static synchronized ReusedDatabase take() {
    try {
      return FREE.isEmpty() ? new ReusedDatabase() : FREE.pop();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** The JDBC URL. */
  String url() {
    return url;
  }

  /** A connection for inspecting the database, which stays open. */
  synchronized Connection looking() throws SQLException {
    if (!looking.isValid(0)) {
      looking = new Onlooker(url).open();
    }
    return looking;
  }

  /**
   * Ends the remaining connections and empties the database; drops it if the test has changed more
   * than rows.
   */
  synchronized void giveBack() {
    try {
      int own = Integer.parseInt(Onlooker.rows(looking(), "SELECT pg_backend_pid()").getFirst());
      var _ = server.terminateBackends(url, own);
      if (Onlooker.rows(looking, SHAPE).equals(shape)) {
        empty();
        free(this);
      } else {
        looking.close();
        server.dropDatabase(url);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static synchronized void free(ReusedDatabase database) {
    FREE.push(database);
  }

  private void empty() throws SQLException {
    List<String> filled =
        Onlooker.rows(looking, HAVE_PAGES).stream()
            .filter(table -> !NEVER_EMPTY.contains(table))
            .toList();
    try (Statement statement = looking.createStatement()) {
      if (!filled.isEmpty()) {
        statement.execute("TRUNCATE " + String.join(", ", filled));
      }
      statement.execute("UPDATE token_revision SET revision = 1");
    }
  }
}

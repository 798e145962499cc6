package dev.cardfile.store.sql.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.store.Onlooker;
import dev.cardfile.store.sql.PostgresFixture;
import dev.cardfile.store.sql.postgres.StatementRulesTest.Constant;
import dev.cardfile.store.sql.schema.Migration;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How PostgreSQL executes each statement with the settings of the store's sessions: rows of a
 * location are found through an index, by a condition on their location.
 */
class PostgresPlansTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static final Pattern MARK = Pattern.compile("\\?");

  private static final Set<String> SCANS =
      Set.of("Index Scan", "Index Only Scan", "Bitmap Index Scan");

  private static PostgresFixture database;
  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    // A new database: in a used one, PostgreSQL may have statistics of the rows of other tests.
    database = new PostgresFixture();
    var _ = new PostgresMigrations(database.url(), Migration.ALL).migrate();
    // Sent as plain text, because a generic plan takes no parameter values.
    connection = new Onlooker(database.url() + "&preferQueryMode=simple").open();
    try (PreparedStatement settings = connection.prepareStatement(PostgresStatements.PLAN_BY_KEY)) {
      settings.execute();
    }
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
    database.close();
  }

  /**
   * All statements that read or change rows of locations, except those that concern all locations.
   */
  static Stream<Constant> statements() {
    return StatementRulesTest.statements()
        .filter(statement -> statement.tablesOfLocations() > 0)
        .filter(statement -> !StatementRulesTest.isOfAllLocations(statement));
  }

  @ParameterizedTest
  @MethodSource("statements")
  void findsRowsByTheirLocationInAnIndex(Constant statement) {
    assertThat(scansOf(statement.sql()))
        .allSatisfy(scan -> {
          assertThat(scan.path("Node Type").asString()).as(scan.toString()).isIn(SCANS);
          assertThat(scan.path("Index Cond").asString())
              .as(scan.toString())
              .contains("location_id = ");
        });
  }

  private static Stream<Constant> lookups() {
    return statements()
        .filter(
            statement -> statement.name().matches("(OLDEST_HOLDER|CONTACTS|ALIASES|OUTCOMES).*"))
        .filter(statement -> statement.sql().contains("unnest"));
  }

  /** A plan made while a location is small must not read all of it when it has become large. */
  @ParameterizedTest
  @MethodSource("lookups")
  void looksUpByTheWholeKey(Constant statement) {
    assertThat(scansOf(statement.sql()))
        .isNotEmpty()
        .allSatisfy(scan ->
            assertThat(scan.path("Index Cond").asString())
                .as(scan.toString())
                .containsPattern("\\b(value|id|alias|retry_key) = "));
  }

  @Test
  void aStatementWithoutAnIndexIsSeen() {
    assertThat(scansOf("SELECT id FROM contact WHERE city = ?"))
        .singleElement()
        .satisfies(scan ->
            assertThat(scan.path("Index Cond").asString("")).doesNotContain("location_id = "));
  }

  /** Returns the nodes that read a table in the statement's generic plan. */
  private static List<JsonNode> scansOf(String sql) {
    String rows =
        String.join(
            "\n",
            Onlooker.rows(
                connection, "EXPLAIN (GENERIC_PLAN, VERBOSE, FORMAT JSON) " + numbered(sql)));
    List<JsonNode> scans = new ArrayList<>();
    collect(JSON.readTree(rows).get(0).get("Plan"), scans);
    return scans;
  }

  private static void collect(JsonNode node, List<JsonNode> scans) {
    String type = node.path("Node Type").asString();
    if (SCANS.contains(type) || type.equals("Seq Scan") || type.startsWith("Tid ")) {
      scans.add(node);
    }
    node.path("Plans").forEach(child -> collect(child, scans));
  }

  /** Returns the statement with PostgreSQL's numbered parameters, which a generic plan needs. */
  static String numbered(String sql) {
    AtomicInteger parameters = new AtomicInteger();
    return MARK.matcher(sql).replaceAll(mark -> "\\$" + parameters.incrementAndGet());
  }
}

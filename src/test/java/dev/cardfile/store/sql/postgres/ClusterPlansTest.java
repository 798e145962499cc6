package dev.cardfile.store.sql.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.store.Onlooker;
import dev.cardfile.store.sql.ClusterFixture;
import dev.cardfile.store.sql.postgres.StatementRulesTest.Constant;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that a cluster executes each statement on one machine, in one shard. */
@EnabledIfEnvironmentVariable(
    named = ClusterFixture.VARIABLE,
    matches = ".+",
    disabledReason = ClusterFixture.NO_CLUSTER)
class ClusterPlansTest {

  private static ClusterFixture cluster;
  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    cluster = new ClusterFixture();
    connection = new Onlooker(cluster.url() + "&preferQueryMode=simple").open();
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
    cluster.close();
  }

  static Stream<Constant> statements() {
    return PostgresPlansTest.statements()
        .filter(statement -> !StatementRulesTest.isOfOneMachine(statement));
  }

  @ParameterizedTest
  @MethodSource("statements")
  void isOneTask(Constant statement) throws SQLException {
    assertThat(plan(statement.sql())).contains("Task Count: 1");
  }

  @Test
  void aStatementForSeveralMachinesIsSeen() throws SQLException {
    assertThat(plan("SELECT id FROM contact WHERE id = ?")).contains("Task Count: 4");
  }

  /** Plans a statement with parameters, as it is sent; every text parameter is the location. */
  private static List<String> plan(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PREPARE planned AS " + PostgresPlansTest.numbered(sql));
      try {
        String types =
            Onlooker.rows(
                    connection,
                    "SELECT array_to_string(parameter_types, ',') FROM pg_prepared_statements"
                        + " WHERE name = 'planned'")
                .getFirst();
        String values =
            Arrays.stream(types.split(","))
                .map(type -> value(type))
                .collect(Collectors.joining(","));
        return Onlooker.rows(connection, "EXPLAIN EXECUTE planned (" + values + ")").stream()
            .map(String::strip)
            .toList();
      } finally {
        statement.execute("DEALLOCATE planned");
      }
    }
  }

  private static String value(String type) {
    return switch (type) {
      case "text", "character varying" -> "'here'";
      case "text[]" -> "'{here}'";
      case "json" -> "'[\"here\"]'";
      case "bigint", "integer", "double precision" -> "1";
      default -> throw new IllegalArgumentException("a parameter of type " + type);
    };
  }
}

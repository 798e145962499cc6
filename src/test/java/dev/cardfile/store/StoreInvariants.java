package dev.cardfile.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** What is true of a SQLite store at any time, seen with nothing but SQL. */
public final class StoreInvariants {

  private static final String HELD =
      """
      SELECT location_id, 'email' AS field, email AS value, contact.id FROM contact WHERE email IS NOT NULL
      UNION ALL
      SELECT location_id, 'email', item.value, contact.id FROM contact, json_each(additional_emails) AS item
      UNION ALL
      SELECT location_id, 'phone', phone, contact.id FROM contact WHERE phone IS NOT NULL
      UNION ALL
      SELECT location_id, 'phone', item.value, contact.id FROM contact, json_each(additional_phones) AS item
      """;

  private static final String KEYS =
      "SELECT location_id, field, value, contact_id FROM contact_key";

  private static final String CHECKED_TWICE =
      """
      SELECT contact_key.location_id, field, value, count(*) FROM contact_key
      JOIN location ON location.location_id = contact_key.location_id
      WHERE allow_duplicates = 0 AND instr(match_order, field) > 0
      GROUP BY contact_key.location_id, field, value HAVING count(*) > 1
      """;

  private StoreInvariants() {}

  /** The file is whole, and its keys are just those that its contacts hold. */
  public static void check(Path file) {
    assertThat(rows(file, "PRAGMA integrity_check")).containsExactly("ok");
    assertThat(rows(file, HELD + " EXCEPT " + KEYS)).as("values without a key").isEmpty();
    assertThat(rows(file, KEYS + " EXCEPT SELECT * FROM (" + HELD + ")"))
        .as("keys without a holder")
        .isEmpty();
    assertThat(rows(file, "SELECT count(*) FROM (" + HELD + ")"))
        .as("values, and no contact has one twice")
        .isEqualTo(rows(file, "SELECT count(*) FROM contact_key"));
    assertThat(
            rows(file, "SELECT location_id FROM contact EXCEPT SELECT location_id FROM location"))
        .as("contacts without a location")
        .isEmpty();
  }

  /** Where duplicates are not allowed, and never were, no checked value has two holders. */
  public static void checkNoDuplicates(Path file) {
    assertThat(rows(file, CHECKED_TWICE)).as("values with several holders").isEmpty();
  }

  /** The rows of a query, each as its cells with bars between them. */
  public static List<String> rows(Path file, String sql) {
    try (Connection connection = open(file)) {
      return rows(connection, sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** A connection that sees what is committed, whoever commits it. */
  public static Connection open(Path file) throws SQLException {
    assertThat(Files.exists(file)).as("%s exists", file).isTrue();
    Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath().toUri());
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 30000");
    }
    return connection;
  }

  /** The rows of a query on an open connection. */
  public static List<String> rows(Connection connection, String sql) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        StringJoiner cells = new StringJoiner("|");
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          cells.add(String.valueOf(rows.getString(i)));
        }
        found.add(cells.toString());
      }
      return found;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}

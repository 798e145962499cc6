package dev.cardfile.store.sql.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That it does what PostgreSQL's documentation says of its own. */
class TranslateFunctionTest {

  @ParameterizedTest
  @CsvSource({
    "12345, 143, ax, a2x5",
    "Jörg, öx, o, Jorg",
    "aáa, aáa, bc, bcb",
    "😀a😁, 😀😁, x, xa",
    "a.b, '', '', a.b",
    "ab, ab, '', ''",
    "a, a, 😀, 😀",
  })
  void replacesAndDropsCharacters(String text, String characters, String becoming, String expected)
      throws SQLException {
    try (Connection connection = connect()) {
      assertThat(translate(connection, text, characters, becoming)).isEqualTo(expected);
    }
  }

  @Test
  void nothingStaysNothingAndListsMayChange() throws SQLException {
    try (Connection connection = connect()) {
      assertThat(translate(connection, null, "a", "b")).isNull();
      assertThat(translate(connection, "aa", "a", "b")).isEqualTo("bb");
      assertThat(translate(connection, "aa", "a", "c")).isEqualTo("cc");
      assertThat(translate(connection, "aa", "b", "c")).isEqualTo("aa");
    }
  }

  private static Connection connect() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
    TranslateFunction.addTo(connection);
    return connection;
  }

  private static String translate(Connection connection, String... of) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("SELECT translate(?, ?, ?)")) {
      for (int i = 0; i < of.length; i++) {
        statement.setString(i + 1, of[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }
}

package dev.cardfile.store.sql.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionTest {

  private static final String FIRST = "SELECT 'first'";
  private static final int MANY = 1000;

  private Session session;

  @BeforeEach
  void open() throws SQLException {
    session = new Session(DriverManager.getConnection("jdbc:sqlite::memory:"));
  }

  @AfterEach
  void close() throws SQLException {
    session.close();
  }

  @Test
  void keepsAStatementThatIsAskedForAgain() throws SQLException {
    PreparedStatement first = session.statement(FIRST);
    for (int i = 0; i < MANY; i++) {
      run(session.statement("SELECT " + i));
      assertThat(session.statement(FIRST)).isSameAs(first);
    }
    run(first);
  }

  @Test
  void closesThoseThatNobodyAsksForAnyMore() throws SQLException {
    PreparedStatement first = session.statement(FIRST);
    for (int i = 0; i < MANY; i++) {
      run(session.statement("SELECT " + i));
    }
    assertThat(first.isClosed()).isTrue();
    run(session.statement(FIRST));
  }

  private static void run(PreparedStatement statement) throws SQLException {
    assertThat(statement.execute()).isTrue();
    statement.getResultSet().close();
  }
}

package dev.cardfile.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.cardfile.postgres.PostgresServer.Shutdown;
import dev.cardfile.store.Onlooker;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PostgresServerTest {

  private static final long PATIENCE_SECONDS = 60;
  private static final String NUMBERS = "SELECT number FROM numbers ORDER BY number";

  private final PostgresServer shared = PostgresServer.shared();

  @Test
  void isAPostgreSqlThatKeepsWhatItCommits() {
    Onlooker server = new Onlooker(shared.url());
    assertThat(server.rows("SHOW server_version_num").getFirst()).startsWith("18");
    assertThat(server.rows("SHOW synchronous_commit")).containsExactly("on");
    assertThat(server.rows("SHOW full_page_writes")).containsExactly("on");
    assertThat(server.rows("SHOW listen_addresses")).containsExactly("127.0.0.1");
  }

  @Test
  void databasesDoNotSeeEachOther() throws SQLException {
    String one = shared.newDatabase();
    String other = shared.newDatabase();
    execute(one, "CREATE TABLE numbers (number bigint)");
    assertThat(new Onlooker(one).rows(NUMBERS)).isEmpty();
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> execute(other, NUMBERS))
        .withMessageContaining("does not exist");
    shared.dropDatabase(one);
    shared.dropDatabase(other);
  }

  @Test
  void aStoreIsNoAdministrator() {
    String database = shared.newDatabase();
    assertThat(new Onlooker(database).rows("SELECT usesuper FROM pg_user WHERE usename = user"))
        .containsExactly("f");
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> execute(database, "CREATE ROLE another"));
    shared.dropDatabase(database);
  }

  /** Makes tests fail when the order of a column is left to the database's default. */
  @Test
  void textsDoNotCompareByTheirBytesUnlessAskedTo() {
    assertThat(new Onlooker(shared.url()).rows("SELECT 'a' < 'B', 'a' COLLATE \"C\" < 'B'"))
        .containsExactly("t|f");
  }

  @Test
  void aDatabaseIsDroppedUnderThoseWhoUseIt() throws SQLException {
    String database = shared.newDatabase();
    try (Connection open = DriverManager.getConnection(database)) {
      shared.dropDatabase(database);
      assertThat(open.isValid(0)).isFalse();
    }
    assertThatExceptionOfType(SQLException.class).isThrownBy(() -> execute(database, "SELECT 1"));
  }

  @Test
  void onlyTheDatabasesOwnConnectionsAreTerminated() throws SQLException {
    String one = shared.newDatabase();
    String other = shared.newDatabase();
    try (Connection first = DriverManager.getConnection(one);
        Connection second = DriverManager.getConnection(one);
        Connection apart = DriverManager.getConnection(other)) {
      assertThat(shared.terminateBackends(one)).isEqualTo(2);
      assertThat(first.isValid(0)).isFalse();
      assertThat(second.isValid(0)).isFalse();
      assertThat(apart.isValid(0)).isTrue();
    }
    shared.dropDatabase(one);
    shared.dropDatabase(other);
  }

  @ParameterizedTest
  @EnumSource
  void aRestartKeepsThePortAndWhatWasCommitted(Shutdown mode) throws SQLException {
    try (PostgresServer server = PostgresServer.startNew()) {
      String database = server.newDatabase();
      execute(database, "CREATE TABLE numbers (number bigint)");
      execute(database, "INSERT INTO numbers VALUES (1)");
      try (Connection open = DriverManager.getConnection(database);
          Statement statement = open.createStatement()) {
        open.setAutoCommit(false);
        statement.execute("INSERT INTO numbers VALUES (2)");
        server.restart(mode);
        assertThat(open.isValid(0)).isFalse();
      }
      assertThat(new Onlooker(database).rows(NUMBERS)).containsExactly("1");
      if (mode == Shutdown.IMMEDIATE) {
        assertThat(server.log()).contains("automatic recovery in progress");
      }
    }
  }

  @Test
  void whatIsMeasuredOnADurableOneIsOnDisk() {
    try (PostgresServer server = PostgresServer.startDurable()) {
      String database = server.newDatabase();
      assertThat(new Onlooker(database).rows("SHOW fsync")).containsExactly("on");
      assertThat(new Onlooker(database).rows("SHOW synchronous_commit")).containsExactly("on");
    }
  }

  @Test
  void nobodyReachesAStoppedServer() {
    try (PostgresServer server = PostgresServer.startNew()) {
      String database = server.newDatabase();
      server.stop(Shutdown.FAST);
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> execute(database, "SELECT 1"))
          .withMessageContaining("refused");
      server.start();
      assertThat(new Onlooker(database).rows("SELECT 1")).containsExactly("1");
    }
  }

  @Test
  void theSharedServerIsNotStopped() {
    assertThatIllegalStateException().isThrownBy(() -> shared.stop(Shutdown.FAST));
    assertThatIllegalStateException().isThrownBy(() -> shared.restart(Shutdown.IMMEDIATE));
    assertThat(new Onlooker(shared.url()).rows("SELECT 1")).containsExactly("1");
  }

  /** Surefire may kill its JVM, and a user a build; no code of the JVM runs after that. */
  @Test
  void aKilledJvmTakesItsServerAlong() throws IOException, InterruptedException {
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                UntilKilled.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String url;
    Path folder;
    try (BufferedReader printed = jvm.inputReader()) {
      url = printed.readLine();
      folder = Path.of(printed.readLine());
      assertThat(new Onlooker(url).rows("SELECT 1")).containsExactly("1");
      assertThat(folder).isNotEmptyDirectory();
    } finally {
      jvm.destroyForcibly().waitFor();
    }
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (Files.exists(folder)) {
      assertThat(System.nanoTime()).as("waiting for %s to go", folder).isLessThan(deadline);
      Thread.sleep(10);
    }
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> execute(url, "SELECT 1"))
        .withMessageContaining("refused");
  }

  /** A program that starts a server, prints its URL and folder, and waits to be killed. */
  static final class UntilKilled {

    private UntilKilled() {}

    public static void main(String[] arguments) throws InterruptedException {
      System.out.println(PostgresServer.shared().url());
      System.out.println(Installation.get().folder());
      Thread.sleep(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    }
  }

  private static void execute(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

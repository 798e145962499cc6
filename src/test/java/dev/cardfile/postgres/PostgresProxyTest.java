package dev.cardfile.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cardfile.store.Onlooker;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresProxyTest {

  private static final Predicate<String> COMMIT = "COMMIT"::equals;

  private final PostgresServer server = PostgresServer.shared();
  private final String direct = server.newDatabase();
  private final PostgresProxy proxy = PostgresProxy.to(server);
  private final String url = proxy.url(direct);

  @BeforeEach
  void createTable() throws SQLException {
    try (Connection connection = DriverManager.getConnection(direct);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE numbers (number bigint, text text)");
    }
  }

  @AfterEach
  void close() {
    proxy.close();
    server.dropDatabase(direct);
  }

  @Test
  void passesEverythingThrough() throws SQLException {
    String large = "x".repeat(1_000_000);
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO numbers VALUES (?, ?)")) {
      for (int i = 0; i < 20; i++) {
        insert.setLong(1, i);
        insert.setString(2, large);
        insert.addBatch();
      }
      assertThat(insert.executeBatch()).hasSize(20).containsOnly(1);
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> connection.prepareStatement("SELECT nothing").execute())
          .withMessageContaining("does not exist");
      assertThat(Onlooker.rows(connection, "SELECT sum(length(text)) FROM numbers"))
          .containsExactly("20000000");
      assertThat(proxy.connections()).isEqualTo(1);
    }
  }

  /** From the second commit on, a driver may send the statement's name instead of its text. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10})
  void whatIsCutOffBeforeItsReplyIsCommitted(int commitsBefore) throws SQLException {
    try (Connection connection = transactions(commitsBefore)) {
      proxy.cutBeforeReplyTo(COMMIT);
      insert(connection, 99);
      assertThat(numbers()).doesNotContain("99");
      assertThatExceptionOfType(SQLException.class).isThrownBy(connection::commit);
      assertThat(numbers()).contains("99");
      assertThat(proxy.hasCut()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10})
  void whatIsCutOffBeforeTheServerIsNotCommitted(int commitsBefore) throws SQLException {
    try (Connection connection = transactions(commitsBefore)) {
      proxy.cutBeforeForwarding(COMMIT);
      insert(connection, 99);
      assertThatExceptionOfType(SQLException.class).isThrownBy(connection::commit);
      // Once the server has ended its side of the connection, nothing more can be committed.
      server.terminateBackends(direct);
      assertThat(numbers()).doesNotContain("99");
      assertThat(proxy.hasCut()).isTrue();
    }
  }

  /** Covers messages of both query modes, and statements that commit by themselves. */
  @ParameterizedTest
  @ValueSource(strings = {"simple", "extended"})
  void anyStatementCanBeCutOff(String queryMode) throws SQLException {
    String inMode = url + "&preferQueryMode=" + queryMode;
    try (Connection connection = DriverManager.getConnection(inMode)) {
      proxy.cutBeforeReplyTo(sql -> sql.startsWith("INSERT"));
      assertThatExceptionOfType(SQLException.class).isThrownBy(() -> insert(connection, 1));
    }
    assertThat(numbers()).containsExactly("1");
    try (Connection connection = DriverManager.getConnection(inMode)) {
      proxy.cutBeforeForwarding(sql -> sql.startsWith("INSERT"));
      assertThatExceptionOfType(SQLException.class).isThrownBy(() -> insert(connection, 2));
    }
    assertThat(numbers()).containsExactly("1");
  }

  /**
   * A driver sends a batch all at once, so the statements after the one that is cut are executed
   * too.
   */
  @Test
  void aBatchIsAnsweredAsAWhole() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.addBatch("INSERT INTO numbers VALUES (1)");
      statement.addBatch("UPDATE numbers SET number = number + 10");
      statement.addBatch("INSERT INTO numbers VALUES (2)");
      proxy.cutBeforeReplyTo(sql -> sql.startsWith("UPDATE"));
      assertThatExceptionOfType(SQLException.class).isThrownBy(statement::executeBatch);
    }
    assertThat(numbers()).containsExactly("11", "2");
  }

  /**
   * The server replies in part before it has executed everything: none of that reaches the client,
   * and the proxy waits for the rest.
   */
  @Test
  void nothingOfTheReplyReachesTheClient() throws IOException {
    proxy.cutBeforeReplyTo(sql -> sql.startsWith("INSERT"));
    try (Socket client = connect()) {
      DataOutputStream out = new DataOutputStream(client.getOutputStream());
      execute(out, "INSERT INTO numbers VALUES (1)");
      new Message('H', new byte[0]).write(out); // Flush: answer so far
      execute(out, "SELECT pg_sleep(0.2)");
      new Message('S', new byte[0]).write(out); // Sync: commit
      InputStream in = client.getInputStream();
      assertThatExceptionOfType(SocketException.class).isThrownBy(in::read);
    }
    assertThat(numbers()).containsExactly("1");
  }

  @Test
  void theReplyToAnEarlierStatementIsNotTakenForTheOneAwaited() throws IOException {
    proxy.cutBeforeReplyTo(sql -> sql.startsWith("INSERT"));
    try (Socket client = connect()) {
      DataOutputStream out = new DataOutputStream(client.getOutputStream());
      byte[] none = new byte[0];
      new Message('Q', bytes(none, "SELECT 1")).write(out);
      new Message('Q', bytes(none, "INSERT INTO numbers SELECT 1 FROM pg_sleep(0.2)")).write(out);
      InputStream in = client.getInputStream();
      assertThatExceptionOfType(SocketException.class).isThrownBy(in::readAllBytes);
    }
    assertThat(numbers()).containsExactly("1");
  }

  /** Opens a raw connection, past its startup, on which the test sends protocol messages itself. */
  private Socket connect() throws IOException {
    Socket client = new Socket(InetAddress.ofLiteral("127.0.0.1"), proxy.port());
    DataOutputStream out = new DataOutputStream(client.getOutputStream());
    new Message(Message.STARTUP, startup("cardfile", direct)).write(out);
    DataInputStream in = new DataInputStream(client.getInputStream());
    while (Message.read(in).type() != 'Z') {
      // Skip the server's parameters.
    }
    return client;
  }

  private static byte[] startup(String user, String url) {
    String database = url.replaceAll(".*/|\\?.*", "");
    byte[] version = {0, 3, 0, 0};
    return bytes(version, "user", user, "database", database, "");
  }

  private static void execute(DataOutputStream out, String sql) throws IOException {
    byte[] none = new byte[0];
    new Message('P', bytes(none, "", sql, "\0")).write(out);
    new Message('B', bytes(none, "", "", "\0\0\0\0\0")).write(out);
    new Message('E', bytes(none, "", "\0\0\0")).write(out);
  }

  /** Returns some bytes, followed by texts that are each terminated by a zero byte. */
  private static byte[] bytes(byte[] first, String... texts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(first);
    for (String text : texts) {
      bytes.writeBytes((text + '\0').getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void onlyTheNextSuchStatementIsCutOff() throws SQLException {
    try (Connection other = transactions(1);
        Connection connection = transactions(0)) {
      proxy.cutBeforeReplyTo(COMMIT);
      insert(connection, 1);
      assertThatExceptionOfType(SQLException.class).isThrownBy(connection::commit);
      insert(other, 2);
      other.commit();
    }
    assertThat(numbers()).contains("1", "2");
  }

  @Test
  void whatIsDisarmedCutsNothing() throws SQLException {
    proxy.cutBeforeForwarding(COMMIT);
    assertThat(proxy.hasCut()).isFalse();
    try (Connection connection = transactions(3)) {
      assertThat(connection.isValid(0)).isTrue();
    }
    assertThat(proxy.hasCut()).isFalse();
  }

  @Test
  void aCutBreaksAllConnectionsAndLeavesTheDoorOpen() throws SQLException {
    try (Connection one = DriverManager.getConnection(url);
        Connection other = DriverManager.getConnection(url)) {
      proxy.cut();
      assertThat(one.isValid(0)).isFalse();
      assertThat(other.isValid(0)).isFalse();
      assertThat(proxy.connections()).isZero();
    }
    try (Connection later = DriverManager.getConnection(url)) {
      assertThat(later.isValid(0)).isTrue();
    }
  }

  @Test
  void refusesNewConnectionsOnly() throws SQLException {
    try (Connection open = DriverManager.getConnection(url)) {
      for (int i = 0; i < 3; i++) {
        proxy.refuseConnections();
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> DriverManager.getConnection(url))
            .withMessageContaining("refused");
        assertThat(open.isValid(0)).isTrue();
        proxy.acceptConnections();
        DriverManager.getConnection(url).close();
      }
    }
  }

  @Test
  void aFrozenConnectionGoesOnWhereItWas() throws Exception {
    try (Connection connection = transactions(1)) {
      insert(connection, 1);
      proxy.freeze();
      FutureTask<Void> commit = start(connection::commit);
      FutureTask<Void> connect = start(() -> DriverManager.getConnection(url).close());
      assertWaits(commit);
      assertWaits(connect);
      assertThat(numbers()).doesNotContain("1");
      assertThat(proxy.connections()).isEqualTo(2);
      proxy.thaw();
      commit.get();
      connect.get();
      assertThat(numbers()).contains("1");
    }
  }

  @Test
  void aFrozenConnectionCanBeCut() throws SQLException {
    try (Connection connection = transactions(1)) {
      insert(connection, 1);
      proxy.freeze();
      FutureTask<Void> commit = start(connection::commit);
      assertWaits(commit);
      proxy.cut();
      assertThatExceptionOfType(ExecutionException.class).isThrownBy(commit::get);
    }
    server.terminateBackends(direct);
    assertThat(numbers()).doesNotContain("1");
  }

  @Test
  void aServerThatEndsAConnectionEndsItForTheClient() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      server.terminateBackends(direct);
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> insert(connection, 1))
          .withMessageContaining("terminating connection");
    }
  }

  @Test
  void aStatementCanBeCancelled() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(1);
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> statement.execute("SELECT pg_sleep(600)"))
          .withMessageContaining("canceling statement");
      assertThat(connection.isValid(0)).isTrue();
    }
  }

  /**
   * Returns a connection that has already committed a number of times, with no transaction open.
   */
  private Connection transactions(int commits) throws SQLException {
    Connection connection = DriverManager.getConnection(url);
    connection.setAutoCommit(false);
    for (int i = 0; i < commits; i++) {
      insert(connection, 1000 + i);
      connection.commit();
    }
    return connection;
  }

  private static void insert(Connection connection, long number) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO numbers VALUES (?)")) {
      insert.setLong(1, number);
      insert.executeUpdate();
    }
  }

  private List<String> numbers() {
    return new Onlooker(direct).rows("SELECT number FROM numbers");
  }

  private interface Call {
    void run() throws SQLException;
  }

  private static FutureTask<Void> start(Call call) {
    Callable<Void> callable =
        () -> {
          call.run();
          return null;
        };
    FutureTask<Void> task = new FutureTask<>(callable);
    Thread.ofPlatform().daemon().start(task);
    return task;
  }

  private static void assertWaits(FutureTask<Void> task) {
    assertThatExceptionOfType(TimeoutException.class)
        .isThrownBy(() -> task.get(100, TimeUnit.MILLISECONDS));
  }
}

package dev.cardfile.store.sql.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.cardfile.location.LocationId;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.QueuedCall;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.sql.SqliteFixture;
import dev.cardfile.store.sql.jdbc.Connections;
import dev.cardfile.store.sql.jdbc.Durability;
import dev.cardfile.store.sql.jdbc.Parameters;
import dev.cardfile.store.sql.jdbc.WriteHealth;
import dev.cardfile.store.sql.jdbc.Writer;
import dev.cardfile.store.sql.table.TagTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckpointerTest {

  private static final Path LOCKS = Path.of("/proc/locks");
  private static final int PAGE_BYTES = 4096;
  private static final int LONG_LOG_PAGES = 200;
  private static final int THREADS = 4;
  private static final int WRITES = 500;

  /** The approximate number of log pages that one write adds. */
  private static final int PAGES_A_WRITE = 3;

  private final SqliteFixture fixture = new SqliteFixture();
  private final Lock gate = new ReentrantLock(true);
  private Connections connections;
  private Checkpointer checkpointer;
  private Writer writer;

  @BeforeEach
  void open() {
    try (Stores stores = fixture.open(StoreSettings.DEFAULT, StoreEvents.NONE)) {
      stores.locations().create(Contacts.location(new LocationId("here")));
    }
    connections = new SqliteConnections(fixture.file(), StoreSettings.DEFAULT.busyTimeout());
    checkpointer = new Checkpointer(connections, gate, new Checkpointer.Limits(20, LONG_LOG_PAGES));
    writer =
        new Writer(
            connections,
            Connections.Purpose.WRITE,
            new SqliteDialect(),
            gate,
            Durability.AT_COMMIT,
            checkpointer::committed,
            new WriteHealth());
  }

  @AfterEach
  void check() {
    try (SqliteFixture closing = fixture) {
      writer.close();
      checkpointer.close();
      closing.check();
    }
  }

  @Test
  void theLogStaysShortHoweverSteadyTheWriters() {
    long longest = writeFromManyThreads();
    assertThat(longest).isLessThan((long) THREADS * WRITES * PAGES_A_WRITE / 4 * PAGE_BYTES);
  }

  @Test
  void aReaderThatStaysOnDoesNotStopTheWriters() throws SQLException {
    write("first");
    try (Connection reader = connections.open(Connections.Purpose.READ)) {
      reader.setAutoCommit(false);
      try (Statement statement = reader.createStatement();
          ResultSet rows = statement.executeQuery("SELECT count(*) FROM tag")) {
        assertThat(rows.next()).isTrue();
        writeFromManyThreads();
        assertThat(rows.getInt(1)).isEqualTo(1);
      }
    }
  }

  /** On POSIX, closing any descriptor of a file releases all locks that the process has on it. */
  @Test
  void noLockOfOthersIsLostWhereTheFileWasFlushed() throws SQLException, IOException {
    assumeThat(LOCKS).exists();
    try (Connection other = connections.open(Connections.Purpose.READ);
        Statement statement = other.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM tag")) {
      assertThat(rows.next()).isTrue();
      writeFromManyThreads();
      writer.close();
      checkpointer.close();
      assertThat(locksOnFile()).isNotEmpty();
    }
    assertThat(locksOnFile()).isEmpty();
  }

  private List<String> locksOnFile() throws IOException {
    String inode = ":" + Files.getAttribute(fixture.file(), "unix:ino") + " ";
    return Files.readAllLines(LOCKS).stream().filter(line -> line.contains(inode)).toList();
  }

  @Test
  void closingEmptiesTheLog() throws SQLException {
    try (Connection other = connections.open(Connections.Purpose.READ);
        Statement statement = other.createStatement();
        ResultSet rows = statement.executeQuery("SELECT 1")) {
      assertThat(rows.next()).isTrue();
      write("some");
      assertThat(logBytes()).isPositive();
      writer.close();
      checkpointer.close();
      assertThat(logBytes()).isZero();
    }
  }

  /** Writes from several threads. Returns the greatest length of the log in bytes. */
  private long writeFromManyThreads() {
    List<QueuedCall<Long>> calls =
        IntStream.range(0, THREADS)
            .mapToObj(thread ->
                QueuedCall.start(() ->
                    IntStream.range(0, WRITES)
                        .mapToLong(i -> {
                          write("%d of %d %s".formatted(i, thread, "x".repeat(8000)));
                          return logBytes();
                        })
                        .max()
                        .orElseThrow()))
            .toList();
    return calls.stream().mapToLong(QueuedCall::answer).max().orElseThrow();
  }

  private void write(String tag) {
    writer.change(session -> {
      PreparedStatement insert = session.statement(TagTable.TABLE.sql().insert());
      Parameters.of(insert).text("here").text(tag);
      return insert.executeUpdate();
    });
  }

  private long logBytes() {
    Path log = fixture.file().resolveSibling(fixture.file().getFileName() + "-wal");
    try {
      return Files.exists(log) ? Files.size(log) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.cardfile.access.Scope;
import dev.cardfile.access.TokenSecret;
import dev.cardfile.contact.Contact;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.sql.StoreKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * Exports that end before they are complete. They are larger than the connection's buffers, so the
 * server has to wait for the reader; time passes only when a test advances the clock.
 */
@ParameterizedClass
@EnumSource(StoreKind.class)
@Timeout(180)
class BrokenOffExportTest {

  private static final LocationId ENDING = new LocationId("ending");
  private static final int CONTACTS = 1_600;
  private static final int NAME = 10_000;
  private static final int WHOLE = CONTACTS * NAME;
  private static final int LITTLE = 64 * 1024;

  /** SQLite's number of pages while another connection, as the server's, runs a checkpoint. */
  private static final String UNKNOWN = "-1";

  @SuppressWarnings("UnusedVariable") // JUnit requires the field
  @Parameter
  private StoreKind kind;

  private static TestClock clock;
  private static StoreFixture database;
  private static RunningServer server;

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Logger ours = (Logger) LoggerFactory.getLogger("dev.cardfile");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final TokenSecret secret = TokenSecret.random();

  @BeforeParameterizedClassInvocation
  static void start(StoreKind kind) throws Exception {
    clock = new TestClock(Instant.parse("2026-11-30T09:00:00Z"));
    database = kind.newFixture();
    server = RunningServer.start(database, HttpSettings.DEFAULT, clock);
    fill(RunningServer.LOCATION);
  }

  private static void fill(LocationId location) {
    List<Contact> many = new ArrayList<>();
    for (int i = 0; i < CONTACTS; i++) {
      many.add(Contacts.named("c%019d".formatted(i), "x".repeat(NAME), null));
    }
    Contacts.insert(server.stores(), location, many);
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    try (StoreFixture closing = database) {
      server.close();
      closing.check();
    }
  }

  @BeforeEach
  void listen() {
    log.start();
    root.addAppender(log);
    ours.setLevel(Level.INFO);
  }

  @AfterEach
  void stopListening() {
    ours.setLevel(Level.WARN);
    root.detachAppender(log);
  }

  @Test
  void whoReadsLittleInNoTimeGetsAll() throws Exception {
    try (Reader reader = new Reader(RunningServer.LOCATION, secret)) {
      clock.advance(Duration.ofSeconds(2)); // so that the token is checked again
      while (reader.read(LITTLE)) {
        assertThat(reader.isWhole()).isFalse();
      }
      assertThat(reader.isWhole()).isTrue();
    }
    awaitNoExport();
    assertThat(reasons()).isEmpty();
  }

  @Test
  void whoReadsTooSlowlyIsCutOff() throws Exception {
    try (Reader reader = new Reader(RunningServer.LOCATION, secret)) {
      while (reader.read(LITTLE)) {
        // Only the time that the server waits for its reader counts, so let the server wait first.
        clock.awaitStill();
        clock.advance(Duration.ofSeconds(20));
      }
      assertThat(reader.isWhole()).isFalse();
    }
    awaitNoExport();
    assertThat(reasons()).containsExactly("the reader of an export is too slow");
  }

  @Test
  void whoseTokenIsRevokedGetsNoMore() throws Exception {
    try (Reader reader = new Reader(RunningServer.LOCATION, secret)) {
      assertThat(server.stores().tokens().revoke(reader.tokenId, clock.instant())).isTrue();
      clock.advance(Duration.ofSeconds(2));
      assertThat(reader.untilEnd().isWhole()).isFalse();
    }
    awaitNoExport();
    assertThat(reasons()).containsExactly("the token of an export is gone");
  }

  /** A location's tokens are deleted with it. */
  @Test
  void nobodyGetsMoreOfALocationThatIsDeleted() throws Exception {
    RunningServer.addLocation(server.stores(), ENDING);
    fill(ENDING);
    try (Reader reader = new Reader(ENDING, secret)) {
      assertThat(server.stores().deletions().begin(ENDING, clock.instant())).isTrue();
      clock.advance(Duration.ofSeconds(2));
      assertThat(reader.untilEnd().isWhole()).isFalse();
    }
    awaitNoExport();
    assertThat(reasons()).containsExactly("the token of an export is gone");
    while (server.stores().deletions().proceed(ENDING, clock.instant()) > 0) {
      // Until nothing is left to delete.
    }
  }

  @Test
  void whoGoesAwayHoldsNothing() throws Exception {
    try (Reader reader = new Reader(RunningServer.LOCATION, secret)) {
      assertThat(reader.read(LITTLE)).isTrue();
      write();
      assertThat(holdsSnapshot()).isTrue();
    }
    awaitNoExport();
    await(() -> !holdsSnapshot());
    assertThat(reasons()).isEmpty();
  }

  /** Makes a change, so that the database has to keep something for the snapshot. */
  private static void write() throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      String body = Raw.contact(RunningServer.LOCATION, "ann@example.com");
      assertThat(client.send(Raw.upsert(server.token(), body)).answer().status()).isEqualTo(200);
    }
  }

  private static boolean holdsSnapshot() {
    if (database.onlooker().isSqlite()) {
      return holdsPages();
    }
    return !database
        .rows(
            "SELECT 1 FROM pg_stat_activity WHERE datname = current_database()"
                + " AND state = 'idle in transaction' AND backend_xmin IS NOT NULL")
        .isEmpty();
  }

  private static boolean holdsPages() {
    for (int i = 0; i < 1000; i++) {
      String[] pages = database.rows("PRAGMA wal_checkpoint(passive)").getFirst().split("\\|");
      if (!pages[1].equals(UNKNOWN)) {
        return !pages[1].equals(pages[2]);
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
    throw new AssertionError("somebody moves the log's pages without end");
  }

  private static void awaitNoExport() throws Exception {
    await(() -> {
      try (RawClient client = new RawClient(server.port())) {
        return client
            .send(Raw.get(server.token(), "/metrics"))
            .answer()
            .body()
            .contains("cardfile_exports_open 0");
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    });
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(20);
    }
  }

  /** Returns why exports were broken off; checks that nothing was logged as an error. */
  private List<String> reasons() {
    List<ILoggingEvent> events = List.copyOf(log.list);
    assertThat(events).noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.ERROR));
    return events.stream()
        .filter(event -> event.getMessage().equals("answer aborted"))
        .flatMap(event -> event.getKeyValuePairs().stream())
        .filter(pair -> pair.key.equals("reason"))
        .map(pair -> String.valueOf(pair.value))
        .toList();
  }

  /** A client that has requested an export and read the head of the answer. */
  private static final class Reader implements AutoCloseable {

    private final Socket socket = new Socket();
    private final String tokenId;
    private final byte[] last = new byte[5];
    private long count;

    Reader(LocationId location, TokenSecret secret) throws IOException {
      tokenId = server.addToken(secret, location, EnumSet.of(Scope.CONTACTS_READONLY), null);
      socket.setReceiveBufferSize(LITTLE);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
      socket
          .getOutputStream()
          .write(
              Raw.bytes(
                  Raw.head("GET", "/contacts/export?fields=firstName", secret.value())
                      + "Connection: close\r\n\r\n"));
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        head.write(socket.getInputStream().read());
      }
      assertThat(head.toString(StandardCharsets.ISO_8859_1)).startsWith("HTTP/1.1 200");
    }

    /** Reads {@code length} bytes; returns false if the answer ends before. */
    boolean read(int length) throws IOException {
      byte[] some;
      try {
        some = socket.getInputStream().readNBytes(length);
      } catch (SocketException reset) {
        return false;
      }
      for (byte each : some) {
        System.arraycopy(last, 1, last, 0, last.length - 1);
        last[last.length - 1] = each;
      }
      count += some.length;
      return some.length == length;
    }

    Reader untilEnd() throws IOException {
      while (read(LITTLE)) {
        // Data in transit still arrives.
      }
      return this;
    }

    /** Reports whether the last chunk has arrived, which marks the answer as complete. */
    boolean isWhole() {
      return new String(last, StandardCharsets.ISO_8859_1).equals("0\r\n\r\n") && count > WHOLE;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}

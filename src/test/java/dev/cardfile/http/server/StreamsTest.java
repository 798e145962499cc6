package dev.cardfile.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of any length in both directions, over real sockets. */
@Timeout(120)
class StreamsTest {

  private static final Duration PATIENT = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(1500);
  private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final String HEAD = "HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final String POST = "POST / HTTP/1.1\r\nHost: localhost\r\n";
  private static final String OK = "http/1.1 200 ok";

  private final BlockingQueue<String> seen = new ArrayBlockingQueue<>(100);
  private Server server;

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  private SocketClient client(Duration clientTime, Handler handler) throws Exception {
    server =
        Server.start(
            new ServerSettings("127.0.0.1", 0, clientTime, 10, 10, InetAddress::isLoopbackAddress),
            handler,
            new Rejections() {
              @Override
              public Answer answer(Rejected rejected) {
                return new Answer(
                    rejected.why() == Rejection.FAULT ? 500 : 400, List.of(), new byte[0]);
              }

              @Override
              public void closedUnanswered() {}
            });
    return new SocketClient(server.port());
  }

  private static Handler writing(BodyWriter writer) {
    return (request, response) -> {
      response.status(200);
      try {
        response.send(writer);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  private String seen() {
    try {
      return String.valueOf(seen.poll(30, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(5);
    }
  }

  /** Waits until the number has stopped changing. */
  private static void awaitRest(AtomicLong number) throws InterruptedException {
    long last = -1;
    for (int same = 0; same < 20; Thread.sleep(10)) {
      long now = number.get();
      same = now == last ? same + 1 : 0;
      last = now;
    }
  }

  // ---- answers ----

  private static final long HUNDRED_MEGABYTES = 100L * 1024 * 1024;

  /** More than the sockets of both sides can buffer, and far less than the body. */
  private static final long IN_FLIGHT = 16L * 1024 * 1024;

  @Test
  void aLongAnswerIsNeverHeldInMemory() throws Exception {
    AtomicLong written = new AtomicLong();
    byte[] piece = new byte[10_000];
    Arrays.fill(piece, (byte) 'x');
    Handler handler =
        writing(out -> {
          while (written.get() < HUNDRED_MEGABYTES) {
            int length = (int) Math.min(piece.length, HUNDRED_MEGABYTES - written.get());
            written.addAndGet(length);
            out.write(piece, 0, length);
          }
        });
    try (SocketClient client = client(PATIENT, handler)) {
      client.send(GET);
      assertThat(client.head()).contains(OK, "transfer-encoding: chunked");
      awaitRest(written);
      long read = 0;
      for (byte[] chunk = client.chunk(); chunk.length > 0; chunk = client.chunk()) {
        read += chunk.length;
        assertThat(chunk).hasSizeLessThanOrEqualTo(64 * 1024);
        assertThat(isFullOf('x', chunk)).as("what was written").isTrue();
        assertThat(written.get() - read).as("in flight").isLessThan(IN_FLIGHT);
      }
      assertThat(read).isEqualTo(HUNDRED_MEGABYTES);

      written.set(HUNDRED_MEGABYTES - 3);
      client.send(GET);
      assertThat(client.head()).contains(OK, "content-length: 3");
      assertThat(client.bytes(3)).containsOnly('x');
    }
  }

  /** Saves an assertion for each of a hundred million bytes, which would take half a minute. */
  private static boolean isFullOf(char expected, byte[] chunk) {
    for (byte each : chunk) {
      if (each != expected) {
        return false;
      }
    }
    return true;
  }

  @Test
  void whatIsFlushedArrivesBeforeTheRestIsWritten() throws Exception {
    Handler handler =
        writing(out -> {
          for (String line : new String[] {"one", "two", "three"}) {
            out.write(line.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            seen();
          }
        });
    try (SocketClient client = client(PATIENT, handler)) {
      client.send(GET).head();
      for (String line : new String[] {"one", "two", "three"}) {
        assertThat(client.chunk()).asString(StandardCharsets.US_ASCII).isEqualTo(line);
        seen.add("the client has " + line);
      }
      assertThat(client.chunk()).isEmpty();
      assertThat(client.send(HEAD).head()).contains(OK);
    }
  }

  @Test
  void anAnswerIsWholeAlsoWhenItIsTheLastOfItsConnection() throws Exception {
    try (SocketClient client = client(PATIENT, writing(out -> out.write(new byte[100_000])))) {
      client.send("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      assertThat(client.head()).contains(OK, "connection: close", "transfer-encoding: chunked");
      long read = 0;
      for (byte[] chunk = client.chunk(); chunk.length > 0; chunk = client.chunk()) {
        read += chunk.length;
      }
      assertThat(read).isEqualTo(100_000);
      assertThat(client.isEnded()).isTrue();
    }
  }

  @Test
  void anEmptyStreamIsAnEmptyAnswer() throws Exception {
    try (SocketClient client = client(PATIENT, writing(out -> {}))) {
      assertThat(client.send(GET).head()).contains(OK, "content-length: 0");
      assertThat(client.send(GET).head()).contains(OK, "content-length: 0");
    }
  }

  @Test
  void toAHeadNothingIsWrittenAndTheConnectionIsKept() throws Exception {
    Handler handler =
        writing(out -> {
          seen.add("written");
          out.write(new byte[100_000]);
        });
    try (SocketClient client = client(PATIENT, handler)) {
      for (int i = 0; i < 2; i++) {
        assertThat(client.send(HEAD).head())
            .contains(OK)
            .noneMatch(line -> line.startsWith("content-length"));
      }
      assertThat(seen).isEmpty();
      assertThat(client.send(GET).head()).contains(OK, "transfer-encoding: chunked");
      assertThat(client.chunk()).isNotEmpty();
    }
  }

  @Test
  void anAnswerThatBreaksOffDoesNotLookWhole() throws Exception {
    CompletableFuture<String> end = new CompletableFuture<>();
    Handler handler =
        (request, response) -> {
          try {
            response.send(out -> {
              out.write(new byte[100_000]);
              throw new IOException("the source is gone");
            });
          } catch (IOException e) {
            end.complete(e.getMessage() + ", begun: " + response.isBegun());
          }
        };
    try (SocketClient client = client(PATIENT, handler)) {
      client.send(GET).head();
      assertThatThrownBy(
              () -> {
                while (client.chunk().length > 0) {}
              })
          .isInstanceOf(EOFException.class);
      assertThat(end.get()).isEqualTo("the source is gone, begun: true");
    }
  }

  @Test
  void anAnswerThatFailsAtOnceCanBeAnother() throws Exception {
    Handler handler =
        (request, response) -> {
          response.header(HeaderName.of("X-Old"), "1");
          try {
            response.send(out -> {
              out.write(new byte[1000]);
              throw new IOException("the source is gone");
            });
          } catch (IOException e) {
            response.clearHeaders();
            response.status(500);
            response.send("sorry".getBytes(StandardCharsets.US_ASCII));
          }
        };
    try (SocketClient client = client(PATIENT, handler)) {
      for (int i = 0; i < 2; i++) {
        assertThat(client.send(GET).head())
            .contains("http/1.1 500 internal server error", "content-length: 5")
            .noneMatch(line -> line.startsWith("x-old"));
        assertThat(client.bytes(5)).asString(StandardCharsets.US_ASCII).isEqualTo("sorry");
      }
    }
  }

  @Test
  void aHandlerThatFailsIsAFaultOfTheServer() throws Exception {
    Handler handler =
        (request, response) -> {
          throw new NoClassDefFoundError("on purpose");
        };
    try (SocketClient client = client(PATIENT, handler)) {
      assertThat(client.send(GET).head())
          .contains("http/1.1 500 internal server error", "connection: close");
      assertThat(client.isEnded()).isTrue();
    }
  }

  @Test
  void aClientThatStopsReadingEndsTheAnswer() throws Exception {
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    Handler handler =
        writing(out -> {
          try {
            while (true) {
              out.write(new byte[10_000]);
            }
          } catch (RuntimeException e) {
            end.complete(e);
            throw e;
          }
        });
    try (SocketClient client = client(SHORT, handler)) {
      client.send(GET).head();
      assertThat(end.get(60, TimeUnit.SECONDS)).isInstanceOf(ClientGone.class);
    }
  }

  /** The answer does not count as complete even if the writer catches the exception. */
  @Test
  void aWriterThatIgnoresThatTheClientIsGoneIsStopped() throws Exception {
    CompletableFuture<String> end = new CompletableFuture<>();
    Handler handler =
        (request, response) -> {
          try {
            response.send(out -> {
              try {
                while (true) {
                  out.write(new byte[10_000]);
                }
              } catch (ClientGone ignored) {
                seen.add("ignored");
              }
            });
            end.complete("whole");
          } catch (ClientGone | IOException e) {
            end.complete("gone");
          }
        };
    try (SocketClient client = client(SHORT, handler)) {
      client.send(GET).head();
      assertThat(seen()).isEqualTo("ignored");
      assertThat(end.get()).isEqualTo("gone");
    }
  }

  @Test
  void aClientThatReadsSlowlyMayTakeLongerThanItsTime() throws Exception {
    AtomicLong toWrite = new AtomicLong(HUNDRED_MEGABYTES);
    Handler handler =
        writing(out -> {
          while (toWrite.getAndAdd(-10_000) > 0) {
            out.write(new byte[10_000]);
          }
        });
    try (SocketClient client = client(SHORT, handler)) {
      client.send(GET).head();
      long end = System.nanoTime() + 2 * SHORT.toNanos();
      while (System.nanoTime() < end) {
        Thread.sleep(10);
        assertThat(client.chunk()).isNotEmpty();
        toWrite.set(HUNDRED_MEGABYTES);
      }
      toWrite.set(0);
      while (client.chunk().length > 0) {}
      assertThat(client.send(HEAD).head()).contains(OK);
    }
  }

  // ---- requests ----

  private Handler reading(BodyLimits limits, int piece) {
    return (request, response) -> {
      long length = 0;
      try (InputStream body = request.body(limits)) {
        for (byte[] next = body.readNBytes(piece); next.length > 0; next = body.readNBytes(piece)) {
          length += next.length;
          seen.add(next.length + " bytes");
        }
        response.status(200);
        response.send(Long.toString(length).getBytes(StandardCharsets.US_ASCII));
      } catch (BodyFailure failure) {
        response.status(400);
        response.send(failure.reason().name().getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  private static String answer(SocketClient client) throws IOException {
    String length =
        client.head().stream()
            .filter(line -> line.startsWith("content-length: "))
            .findFirst()
            .orElseThrow()
            .substring("content-length: ".length());
    return new String(client.bytes(Integer.parseInt(length)), StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBodyIsReadWhileItIsSent(boolean chunked) throws Exception {
    int pieces = 20;
    int size = 8 * 1024;
    BodyLimits limits = BodyLimits.streamed(Long.MAX_VALUE, PATIENT);
    try (SocketClient client = client(PATIENT, reading(limits, size))) {
      for (int request = 0; request < 2; request++) {
        client.send(
            POST
                + (chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + pieces * size)
                + "\r\n\r\n");
        for (int i = 0; i < pieces; i++) {
          String before = chunked ? Integer.toHexString(size) + "\r\n" : "";
          String after = chunked ? "\r\n" : "";
          client.send(before + "y".repeat(size) + after);
          assertThat(seen()).isEqualTo(size + " bytes");
        }
        client.send(chunked ? "0\r\n\r\n" : "");
        assertThat(answer(client)).isEqualTo(Integer.toString(pieces * size));
      }
    }
  }

  @Test
  void aLongBodyIsNeverHeldInMemory() throws Exception {
    AtomicLong read = new AtomicLong();
    AtomicLong mayRead = new AtomicLong();
    Handler handler =
        (request, response) -> {
          byte[] piece = new byte[10_000];
          try (InputStream body = request.body(BodyLimits.streamed(HUNDRED_MEGABYTES, PATIENT))) {
            for (int count = 0; count >= 0; count = body.read(piece)) {
              read.addAndGet(count);
              long now = read.get();
              await(() -> mayRead.get() >= now);
            }
            response.send(Long.toString(read.get()).getBytes(StandardCharsets.US_ASCII));
          } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    try (SocketClient client = client(PATIENT, handler)) {
      AtomicLong sent = new AtomicLong();
      Thread sender =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  client.send(POST + "Content-Length: " + HUNDRED_MEGABYTES + "\r\n\r\n");
                  byte[] piece = new byte[64 * 1024];
                  while (sent.get() < HUNDRED_MEGABYTES) {
                    client.send(piece);
                    sent.addAndGet(piece.length);
                  }
                } catch (IOException e) {
                  seen.add(String.valueOf(e));
                }
              });
      awaitRest(sent);
      assertThat(sent.get() - read.get()).as("in flight").isLessThan(IN_FLIGHT);
      mayRead.set(HUNDRED_MEGABYTES);
      assertThat(answer(client)).isEqualTo(Long.toString(HUNDRED_MEGABYTES));
      sender.join();
      assertThat(seen).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Content-Length: 101\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n65\r\n"})
  void aBodyThatIsTooLargeEndsAtItsLimit(String head) throws Exception {
    BodyLimits limits = BodyLimits.streamed(100, PATIENT);
    try (SocketClient client = client(PATIENT, reading(limits, 10))) {
      client.send(POST + head + "y".repeat(101));
      assertThat(answer(client)).isEqualTo("TOO_LARGE");
    }
  }

  @Test
  void aBodyOfJustTheLimitIsRead() throws Exception {
    BodyLimits limits = BodyLimits.streamed(100, PATIENT);
    try (SocketClient client = client(PATIENT, reading(limits, 1000))) {
      client.send(POST + "Transfer-Encoding: chunked\r\n\r\n64\r\n" + "y".repeat(100));
      client.send("\r\n0\r\n\r\n");
      assertThat(answer(client)).isEqualTo("100");
    }
  }

  @Test
  void aBodyThatStopsHalfWayIsMalformed() throws Exception {
    BodyLimits limits = BodyLimits.streamed(100, PATIENT);
    try (SocketClient client = client(PATIENT, reading(limits, 10))) {
      client.send(POST + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello!!");
      assertThat(answer(client)).isEqualTo("MALFORMED");
      assertThat(client.isEnded()).isTrue();
    }
  }

  /** Each byte arrives in time, but too few bytes do. */
  @Test
  void aBodyThatTricklesIsTooSlow() throws Exception {
    BodyLimits limits = BodyLimits.streamed(Long.MAX_VALUE, SHORT);
    try (SocketClient client = client(PATIENT, reading(limits, 1))) {
      client.send(POST + "Content-Length: 1000000\r\n\r\n");
      CompletableFuture<Void> ended = new CompletableFuture<>();
      Thread sender =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  while (!ended.isDone()) {
                    client.send("y");
                    seen.clear();
                    Thread.sleep(20);
                  }
                } catch (IOException | InterruptedException e) {
                  // The server accepts no more.
                }
              });
      assertThat(answer(client)).isEqualTo("TOO_SLOW");
      ended.complete(null);
      sender.join();
    }
  }

  @Test
  void aBodyThatKeepsComingMayTakeLongerThanItsTime() throws Exception {
    BodyLimits limits = BodyLimits.streamed(Long.MAX_VALUE, SHORT);
    try (SocketClient client = client(PATIENT, reading(limits, 32 * 1024))) {
      client.send(POST + "Transfer-Encoding: chunked\r\n\r\n");
      long end = System.nanoTime() + 2 * SHORT.toNanos();
      long sent = 0;
      while (System.nanoTime() < end) {
        client.send("8000\r\n" + "y".repeat(32 * 1024) + "\r\n");
        sent += 32 * 1024;
        assertThat(seen()).isEqualTo("32768 bytes");
        Thread.sleep(20);
      }
      client.send("0\r\n\r\n");
      assertThat(answer(client)).isEqualTo(Long.toString(sent));
    }
  }

  @Test
  void aReaderThatTakesItsTimeTakesNoneOfTheClients() throws Exception {
    Handler handler =
        (request, response) -> {
          try (InputStream body = request.body(BodyLimits.whole(100, SHORT))) {
            body.readNBytes(1);
            seen.add("one");
            Thread.sleep(2 * SHORT.toMillis());
            response.send(body.readAllBytes());
          } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    try (SocketClient client = client(PATIENT, handler)) {
      client.send(POST + "Content-Length: 3\r\n\r\nabc");
      assertThat(seen()).isEqualTo("one");
      assertThat(answer(client)).isEqualTo("bc");
    }
  }

  @Test
  void whoAnswersBeforeALongBodyIsReadEndsTheConnection() throws Exception {
    Handler handler =
        (request, response) -> response.send("no".getBytes(StandardCharsets.US_ASCII));
    try (SocketClient client = client(PATIENT, handler)) {
      client.send(POST + "Content-Length: 1000000\r\n\r\n" + "y".repeat(1000));
      assertThat(client.head()).contains("connection: close");
      assertThat(client.bytes(2)).asString(StandardCharsets.US_ASCII).isEqualTo("no");
      assertThat(client.isEnded()).isTrue();
    }
  }

  @Test
  void aRequestShowsWhatWasSent() throws Exception {
    HeaderName tag = HeaderName.of("x-TAG");
    Handler handler =
        (request, response) ->
            response.send(
                String.join(
                        " ",
                        request.method(),
                        request.path(),
                        String.valueOf(request.query()),
                        request.version(),
                        request.headers(tag).toString(),
                        String.valueOf(request.header(tag)),
                        request.remoteAddress(),
                        request.bodyLength().toString())
                    .getBytes(StandardCharsets.US_ASCII));
    try (SocketClient client = client(PATIENT, handler)) {
      client.send("GET /a%20b?c=%26 HTTP/1.1\r\nHost: localhost\r\nX-Tag: 1\r\nX-tag: 2\r\n\r\n");
      assertThat(answer(client))
          .isEqualTo("GET /a%20b c=%26 1.1 [1, 2] 1 127.0.0.1 OptionalLong.empty");
    }
  }
}

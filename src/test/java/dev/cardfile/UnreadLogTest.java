package dev.cardfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real server with a pipe as its standard error: what happens to its answers and its log. */
@Timeout(120)
class UnreadLogTest {

  /** More lines than fit into the pipe and the queue of waiting lines. */
  private static final int REQUESTS = 20_000;

  private static final int READ_REQUESTS = 5_000;
  private static final int PIPELINED = 50;
  private static final int PATIENCE_MILLIS = 30_000;
  private static final Pattern DROPPED_METRIC =
      Pattern.compile("(?m)^cardfile_log_lines_dropped_total (\\d+)\\.0$");
  private static final Pattern NOTICE =
      Pattern.compile("\"message\":\"log lines were dropped[^\"]*\",\"lines\":(\\d+)}");
  private static final Pattern LINE =
      Pattern.compile("\\{\"time\":\"[^\"]{24}\",\"level\":\"(INFO|WARN)\",.*}");
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");
  private static final Pattern TRACE = Pattern.compile("X-Trace-Id: (\\S+)");

  @TempDir Path folder;
  private ServerProcess server;
  private Socket socket;
  private InputStream answers;

  @BeforeEach
  void start() throws Exception {
    server =
        ServerProcess.start(
            folder.resolve("data"),
            command -> command,
            builder -> {
              builder.redirectError(ProcessBuilder.Redirect.PIPE);
              builder.environment().put("CARDFILE_LOG_LEVEL", "info");
            });
    socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(PATIENCE_MILLIS);
    answers = new BufferedInputStream(socket.getInputStream());
  }

  @AfterEach
  void stop() throws Exception {
    socket.close();
    server.kill();
  }

  @Test
  void aPipeThatNobodyReadsStopsNoAnswer() throws Exception {
    send(REQUESTS);
    int dropped = droppedByMetric();
    assertThat(dropped).isBetween(1, REQUESTS);

    List<String> lines = new ArrayList<>();
    try (BufferedReader log = server.process().errorReader()) {
      while (lines.isEmpty() || !NOTICE.matcher(lines.getLast()).find()) {
        lines.add(log.readLine());
      }
      send(1);
      server.process().toHandle().destroy();
      lines.addAll(log.readAllLines());
    }
    assertThat(server.process().waitFor()).isZero();
    assertThat(lines).allMatch(line -> LINE.matcher(line).matches());
    assertThat(lines).filteredOn(line -> NOTICE.matcher(line).find()).hasSize(1);
    int reported = lines.stream().mapToInt(line -> number(NOTICE, line)).sum();
    // The line of the request for the metric may have been dropped too, after the answer.
    assertThat(reported).isBetween(dropped, dropped + 1);
    assertThat(requests(lines)).hasSize(REQUESTS + 2 - reported);
  }

  @Test
  void whatIsReadIsWholeAndInOrder() throws Exception {
    List<String> lines = new ArrayList<>();
    try (BufferedReader log = server.process().errorReader()) {
      Thread reading = Thread.ofPlatform().start(() -> log.lines().forEach(lines::add));
      List<String> traces = send(READ_REQUESTS);
      assertThat(droppedByMetric()).isZero();
      server.process().toHandle().destroy();
      assertThat(server.process().waitFor()).isZero();
      reading.join();
      assertThat(lines).allMatch(line -> LINE.matcher(line).matches());
      assertThat(requests(lines).subList(0, READ_REQUESTS)).isEqualTo(traces);
      assertThat(lines.getLast()).contains("\"message\":\"stopped\"");
    }
  }

  @Test
  void aClosedPipeStopsNoAnswerAndNoStop() throws Exception {
    server.process().getErrorStream().close();
    send(2_000);
    int dropped = droppedByMetric();
    for (int i = 0; i < 1000 && dropped < 2_000; i++) {
      Thread.sleep(10);
      dropped = droppedByMetric();
    }
    assertThat(dropped).isGreaterThanOrEqualTo(2_000);
    server.process().toHandle().destroy();
    assertThat(server.process().waitFor()).isZero();
  }

  @Test
  void aPipeThatNobodyReadsDoesNotHoldUpTheEnd() throws Exception {
    send(2_000);
    server.process().toHandle().destroy();
    assertThat(server.process().waitFor()).isZero();
  }

  /** Sends requests on one connection, reads all answers, and returns their trace ids. */
  private List<String> send(int requests) throws IOException {
    List<String> traces = new ArrayList<>();
    for (int sent = 0; sent < requests; ) {
      int now = Math.min(PIPELINED, requests - sent);
      socket
          .getOutputStream()
          .write(get("/healthz").repeat(now).getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < now; i++) {
        String head = head();
        assertThat(head).startsWith("HTTP/1.1 200 ");
        body(head);
        Matcher trace = TRACE.matcher(head);
        assertThat(trace.find()).isTrue();
        traces.add(trace.group(1));
      }
      sent += now;
    }
    return traces;
  }

  private int droppedByMetric() throws IOException {
    socket.getOutputStream().write(get("/metrics").getBytes(StandardCharsets.US_ASCII));
    String metrics = body(head());
    assertThat(metrics).containsPattern(DROPPED_METRIC);
    return number(DROPPED_METRIC, metrics);
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
  }

  private String head() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int last = 0;
    while (last != ('\r' << 24 | '\n' << 16 | '\r' << 8 | '\n')) {
      int next = answers.read();
      if (next < 0) {
        throw new IOException("closed after " + head);
      }
      head.write(next);
      last = last << 8 | next;
    }
    return head.toString(StandardCharsets.US_ASCII);
  }

  private String body(String head) throws IOException {
    int length = number(LENGTH, head);
    return new String(answers.readNBytes(length), StandardCharsets.UTF_8);
  }

  /** Returns the number in a text; 0 if there is none. */
  private static int number(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  /** Returns the trace ids in the log lines of requests. */
  private static List<String> requests(List<String> lines) {
    Pattern trace = Pattern.compile("\"logger\":\"dev.cardfile.request\".*\"trace\":\"([^\"]+)\"");
    return lines.stream()
        .flatMap(line -> trace.matcher(line).results())
        .map(found -> found.group(1))
        .toList();
  }
}

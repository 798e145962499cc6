package dev.cardfile.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where a request ends by RFC 9112: a server in front of this one must never come to another
 * result. A second request follows each; if the first is refused, the second must not be read.
 */
class FramingTest {

  private static final String BODY = Raw.contact(RunningServer.LOCATION, "framing@example.com");
  private static final String SIZE = Integer.toHexString(BODY.length());
  private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";
  private static final String LAST = "0\r\n\r\n";

  @TempDir static Path folder;
  private static RunningServer server;

  /**
   * A way to mark a request's end.
   *
   * @param rest the rest of the head, and the body
   * @param status 200 if the request is accepted, and so the request after it
   */
  record Case(String name, String rest, int status) {

    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void start() throws Exception {
    server = RunningServer.start(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Stream<Case> cases() {
    List<Case> cases = new ArrayList<>();
    sizes(cases);
    lineEnds(cases);
    extensions(cases);
    trailers(cases);
    headers(cases);
    return cases.stream();
  }

  private static void sizes(List<Case> cases) {
    chunk(cases, "a size", SIZE, 200);
    chunk(cases, "a size in capitals", SIZE.toUpperCase(Locale.ROOT), 200);
    chunk(cases, "a size with zeros before it", "00000" + SIZE, 200);
    chunk(cases, "a size of 16 digits", "0".repeat(16 - SIZE.length()) + SIZE, 200);
    chunk(cases, "a size of 17 digits", "0".repeat(17 - SIZE.length()) + SIZE, 400);
    chunk(cases, "a size of 1,000 digits", "0".repeat(1000 - SIZE.length()) + SIZE, 400);
    chunk(cases, "an empty size", "", 400);
    chunk(cases, "a plus", "+" + SIZE, 400);
    chunk(cases, "a minus", "-" + SIZE, 400);
    chunk(cases, "a prefix", "0x" + SIZE, 400);
    chunk(cases, "an underscore", SIZE.charAt(0) + "_" + SIZE.substring(1), 400);
    chunk(cases, "a suffix", SIZE + "h", 400);
    chunk(cases, "a decimal point", SIZE + ".0", 400);
    chunk(cases, "a blank before the size", " " + SIZE, 400);
    chunk(cases, "a blank behind the size", SIZE + " ", 400);
    chunk(cases, "a digit of another script", "\u0664\u0661", 400);
    chunk(cases, "more than a long holds", "ffffffffffffffff", 400);
    chunk(cases, "as much as a long holds", "7fffffffffffffff", 413);
    chunk(cases, "more than an int holds", "80000000", 413);
    chunk(cases, "what an int overflows to", "100000000" + SIZE, 413);
  }

  private static void lineEnds(List<Case> cases) {
    add(cases, "two chunks", CHUNKED + half(0) + half(1) + LAST, 200);
    add(cases, "XX behind a chunk", CHUNKED + SIZE + "\r\n" + BODY + "XX" + LAST, 400);
    add(cases, "LF behind a chunk", CHUNKED + SIZE + "\r\n" + BODY + "\n" + LAST, 400);
    add(cases, "CR behind a chunk", CHUNKED + SIZE + "\r\n" + BODY + "\r" + LAST, 400);
    add(cases, "LF CR behind a chunk", CHUNKED + SIZE + "\r\n" + BODY + "\n\r" + LAST, 400);
    add(cases, "nothing behind a chunk", CHUNKED + SIZE + "\r\n" + BODY + LAST, 400);
    add(cases, "LF behind a size", CHUNKED + SIZE + "\n" + BODY + "\r\n" + LAST, 400);
    add(cases, "CR behind a size", CHUNKED + SIZE + "\r" + BODY + "\r\n" + LAST, 400);
    add(cases, "CR CR LF behind a size", CHUNKED + SIZE + "\r\r\n" + BODY + "\r\n" + LAST, 400);
    add(cases, "LF behind the last size", CHUNKED + whole() + "0\n\r\n", 400);
    add(cases, "LF at the end", CHUNKED + whole() + "0\r\n\n", 400);
    add(cases, "CR at the end", CHUNKED + whole() + "0\r\n\rX", 400);
    add(cases, "a last chunk of many zeros", CHUNKED + whole() + "0000\r\n\r\n", 200);
    add(cases, "a line before the first chunk", CHUNKED + "\r\n" + whole() + LAST, 400);
  }

  private static void extensions(List<Case> cases) {
    chunk(cases, "an extension", SIZE + ";a", 200);
    chunk(cases, "an extension with a value", SIZE + ";a=b;c=\"d;e\"", 200);
    chunk(cases, "an extension with blanks", SIZE + " \t; a = b", 200);
    chunk(cases, "an extension with LF", SIZE + ";a\nb", 400);
    chunk(cases, "an extension with CR", SIZE + ";a\rb", 400);
    chunk(cases, "an extension with NUL", SIZE + ";a\0b", 400);
    chunk(cases, "an extension without a semicolon", SIZE + " a=b", 400);
    chunk(cases, "a long extension", SIZE + ";" + "a".repeat(10_000), 200);
    chunk(cases, "too long an extension", SIZE + ";" + "a".repeat(20_000), 400);
    add(
        cases,
        "too many extensions",
        CHUNKED + ("1;" + "a".repeat(100) + "\r\n \r\n").repeat(200) + whole() + LAST,
        400);
    add(cases, "an extension at the end", CHUNKED + whole() + "0;a=b\r\n\r\n", 200);
  }

  private static void trailers(List<Case> cases) {
    String before = CHUNKED + whole() + "0\r\n";
    add(cases, "a trailer", before + "X-Checksum: 1\r\n\r\n", 200);
    add(cases, "two trailers", before + "A: 1\r\nB:\r\n\r\n", 200);
    add(cases, "a trailer that means nothing here", before + "Content-Length: 9\r\n\r\n", 200);
    add(cases, "another end in a trailer", before + "Transfer-Encoding: x\r\n\r\n", 200);
    add(cases, "a trailer without a colon", before + "X-Checksum\r\n\r\n", 400);
    add(cases, "a trailer without a name", before + ": 1\r\n\r\n", 400);
    add(cases, "a trailer with a blank in its name", before + "X Y: 1\r\n\r\n", 400);
    add(cases, "a trailer with a blank before its colon", before + "X : 1\r\n\r\n", 400);
    add(cases, "a trailer that is folded", before + "X: 1\r\n 2\r\n\r\n", 400);
    add(cases, "a trailer that ends in LF", before + "X: 1\n\r\n", 400);
    add(cases, "a trailer with CR", before + "X: 1\r2\r\n\r\n", 400);
    add(cases, "a trailer with NUL", before + "X: \0\r\n\r\n", 400);
    add(cases, "a long trailer", before + "X: " + "a".repeat(10_000) + "\r\n\r\n", 200);
    add(cases, "too long a trailer", before + "X: " + "a".repeat(20_000) + "\r\n\r\n", 400);
    add(cases, "too many trailers", before + "X: 1\r\n".repeat(5000) + "\r\n", 400);
  }

  private static void headers(List<Case> cases) {
    String length = "Content-Length: " + BODY.length() + "\r\n";
    String chunks = whole() + LAST;
    add(cases, "a length", length + "\r\n" + BODY, 200);
    add(cases, "a length, and chunked", length + CHUNKED + chunks, 400);
    add(cases, "chunked, and a length", te("chunked") + length + "\r\n" + chunks, 400);
    add(cases, "no length, and chunked", "Content-Length: 0\r\n" + CHUNKED + chunks, 400);
    add(cases, "chunked twice", te("chunked") + te("chunked") + "\r\n" + chunks, 400);
    add(cases, "chunked, chunked", te("chunked, chunked") + "\r\n" + chunks, 400);
    add(cases, "chunked, identity", te("chunked, identity") + "\r\n" + chunks, 400);
    add(cases, "identity, chunked", te("identity, chunked") + "\r\n" + chunks, 400);
    add(cases, "identity and chunked", te("identity") + te("chunked") + "\r\n" + chunks, 400);
    add(cases, "chunked and identity", te("chunked") + te("identity") + "\r\n" + chunks, 400);
    add(cases, "gzip, chunked", te("gzip, chunked") + "\r\n" + chunks, 400);
    add(cases, "identity", te("identity") + length + "\r\n" + BODY, 400);
    add(cases, "a coding that is empty", te("") + "\r\n" + chunks, 400);
    add(cases, "xchunked", te("xchunked") + "\r\n" + chunks, 400);
    add(cases, "chunked with a parameter", te("chunked;q=1") + "\r\n" + chunks, 400);
    add(cases, "chunked in quotes", te("\"chunked\"") + "\r\n" + chunks, 400);
    add(cases, "chunked with a vertical tab", te("\u000bchunked") + "\r\n" + chunks, 400);
    add(cases, "chunked with NUL", te("chunked\0") + "\r\n" + chunks, 400);
    add(cases, "chunked and an empty element", te("chunked,") + "\r\n" + chunks, 200);
    add(cases, "chunked in capitals", te("CHUNKED") + "\r\n" + chunks, 200);
    add(cases, "chunked with a tab", "Transfer-Encoding:\tchunked\t\r\n\r\n" + chunks, 200);
    add(cases, "chunked, folded", "Transfer-Encoding:\r\n chunked\r\n\r\n" + chunks, 400);
    add(cases, "chunked, in a folded line", "X: y\r\n Transfer-Encoding: chunked\r\n\r\n", 400);
    add(cases, "a blank before a colon", "Transfer-Encoding : chunked\r\n\r\n" + chunks, 400);
    add(cases, "a tab before a colon", "Transfer-Encoding\t: chunked\r\n\r\n" + chunks, 400);
    add(cases, "a blank before a name", " Transfer-Encoding: chunked\r\n\r\n" + chunks, 400);
    add(cases, "NUL in a name", "Transfer-Encoding\0: chunked\r\n\r\n" + chunks, 400);
    add(cases, "LF behind a header", "X: y\nTransfer-Encoding: chunked\r\n\r\n" + chunks, 400);
    add(cases, "CR behind a header", "X: y\rTransfer-Encoding: chunked\r\n\r\n" + chunks, 400);
    add(cases, "LF behind the head", length + "\n" + BODY, 400);
    add(cases, "two lengths, equal", length + length + "\r\n" + BODY, 400);
    add(cases, "two lengths", length + "Content-Length: 2\r\n\r\n" + BODY, 400);
    add(
        cases,
        "a length with a sign",
        "Content-Length: +" + BODY.length() + "\r\n\r\n" + BODY,
        400);
    add(cases, "a length in hex", "Content-Length: 0x" + SIZE + "\r\n\r\n" + BODY, 400);
    add(cases, "a length with a comma", "Content-Length: 1,1\r\n\r\n" + BODY, 400);
    add(cases, "a length with blanks in it", "Content-Length: 4 1\r\n\r\n" + BODY, 400);
    add(
        cases,
        "a length in digits of another script",
        "Content-Length: \u0664\u0661\r\n\r\n" + BODY,
        400);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void endsWhereItMust(Case one) throws Exception {
    String request = Raw.upsertHead(server.token()) + one.rest();
    try (RawClient client = new RawClient(server.port())) {
      client.send((request + Raw.get("x", "/healthz")).getBytes(StandardCharsets.UTF_8));
      RawClient.Answer answer = client.answer();
      assertThat(answer.status()).isEqualTo(one.status());
      if (one.status() == 200) {
        assertThat(answer.member("email")).isEqualTo("framing@example.com");
        assertThat(client.answer().body()).isEqualTo("ok\n");
      } else {
        assertThat(answer.member("code"))
            .isEqualTo(one.status() == 400 ? "malformed_request" : "payload_too_large");
        assertThat(client.isClosed()).isTrue();
      }
    }
  }

  /** The result does not depend on how the bytes arrive. */
  @Test
  void arrivesByteByByte() throws Exception {
    String body = "1;a=\"b\"\r\n \r\n" + whole() + "0;c\r\nX: y\r\n\r\n";
    String request = Raw.upsertHead(server.token()) + CHUNKED + body + Raw.get("x", "/healthz");
    try (RawClient client = new RawClient(server.port())) {
      for (byte one : request.getBytes(StandardCharsets.US_ASCII)) {
        client.send(new byte[] {one});
      }
      assertThat(client.answer().member("email")).isEqualTo("framing@example.com");
      assertThat(client.answer().body()).isEqualTo("ok\n");
    }
  }

  /** The same holds where the route does not read the body. */
  @ParameterizedTest
  @MethodSource("cases")
  void isNeverTakenForTheNextRequest(Case one) throws Exception {
    String request = Raw.head("POST", "/healthz", "x") + one.rest();
    try (RawClient client = new RawClient(server.port())) {
      client.send((request + Raw.get("x", "/healthz")).getBytes(StandardCharsets.UTF_8));
      assertThat(client.answer().status()).isIn(400, 405);
      if (one.status() == 200 && one.rest().startsWith("Content-Length")) {
        assertThat(client.answer().body()).isEqualTo("ok\n");
      } else {
        assertThat(client.isClosed()).isTrue();
      }
    }
  }

  private static void chunk(List<Case> cases, String name, String size, int status) {
    add(cases, name, CHUNKED + size + "\r\n" + BODY + "\r\n" + LAST, status);
  }

  private static void add(List<Case> cases, String name, String rest, int status) {
    cases.add(new Case(name, rest, status));
  }

  private static String whole() {
    return SIZE + "\r\n" + BODY + "\r\n";
  }

  private static String half(int which) {
    int middle = BODY.length() / 2;
    String part = which == 0 ? BODY.substring(0, middle) : BODY.substring(middle);
    return Integer.toHexString(part.length()) + "\r\n" + part + "\r\n";
  }

  private static String te(String value) {
    return "Transfer-Encoding: " + value + "\r\n";
  }
}

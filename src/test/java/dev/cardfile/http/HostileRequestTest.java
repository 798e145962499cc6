package dev.cardfile.http;

import static dev.cardfile.http.Raw.bytes;
import static dev.cardfile.http.Raw.chunked;
import static dev.cardfile.http.Raw.concat;
import static dev.cardfile.http.Raw.counted;
import static dev.cardfile.http.Raw.gzip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.sql.StoreKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests that no well-behaved client sends. Each gets exactly the documented answers; afterwards
 * nothing has been written, and the server still serves.
 */
@ParameterizedClass
@EnumSource(StoreKind.class)
class HostileRequestTest {

  private static final int MEBIBYTE = 1024 * 1024;
  private static final String CLOSED = "closed";

  /** Half a mebibyte that decompresses to 500 MiB. */
  private static final byte[] BOMB = gzip(new byte[500 * MEBIBYTE]);

  @Parameter StoreKind kind;
  private static StoreFixture database;
  private static RunningServer server;

  /**
   * The bytes to send, and what must come back.
   *
   * @param answers a status and a code for each answer, in order; "closed" at the end if the server
   *     must close the connection after them
   */
  record Case(String name, byte[] sent, boolean endsOutput, List<String> answers) {

    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeParameterizedClassInvocation
  static void start(StoreKind kind) throws Exception {
    database = kind.newFixture();
    server = RunningServer.start(database, HttpSettings.DEFAULT, InstantSource.system());
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    server.close();
    database.close();
  }

  static Stream<Case> cases() {
    List<Case> cases = new ArrayList<>();
    bodies(cases);
    packedBodies(cases);
    files(cases);
    framing(cases);
    headers(cases);
    requestLines(cases);
    methods(cases);
    return cases.stream();
  }

  /** Adds bodies of batch requests. */
  private static void rows(List<Case> cases, String deep) {
    String here = "{\"locationId\":\"" + RunningServer.LOCATION.value() + "\",\"contacts\":";
    add(cases, "rows that never end", many(here + "[" + "[".repeat(10_000)), "400 unreadable_json");
    add(cases, "rows cut off", many(here + "[{},{\"email\":\"a"), "400 unreadable_json");
    add(cases, "a list beside the rows", many("{\"x\":" + deep + "}"), "400 unreadable_json");
    add(cases, "rows twice", many(here + "[],\"contacts\":[]}"), "400 unreadable_json");
    add(cases, "no rows", many(here + "[]}"), "422 invalid_body");
    add(cases, "rows that are an object", many(here + "{}}"), "422 invalid_body");
    add(cases, "20000 rows", many(here + "[" + "0,".repeat(20_000) + "0]}"), "422 invalid_body");
    add(
        cases,
        "20000 values beside the rows",
        many("{\"x\":[" + "0,".repeat(20_000) + "0]}"),
        "413 too_many_values");
  }

  private static String many(String body) {
    return Raw.head("POST", "/contacts/upsert/batch", server.token()) + Raw.counted(body);
  }

  private static void bodies(List<Case> cases) {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);
    String deeper = "{\"tags\":".repeat(10_000) + "1" + "}".repeat(10_000);
    String digits = "1".repeat(1000);
    add(cases, "empty body, none announced", upsertHead() + "\r\n", "400 unreadable_json");
    add(cases, "empty body, announced", upsert(""), "400 unreadable_json");
    add(
        cases,
        "empty body, chunked",
        upsertHead() + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "400 unreadable_json");
    add(cases, "blank body", upsert("  \r\n "), "400 unreadable_json");
    rows(cases, deep);
    add(cases, "null", upsert("null"), "400 unreadable_json");
    add(cases, "nested arrays", upsert("{\"tags\":" + deep + "}"), "400 unreadable_json");
    add(cases, "nested objects", upsert(deeper), "400 unreadable_json");
    add(cases, "nested and never closed", upsert("[".repeat(10_000)), "400 unreadable_json");
    add(cases, "key twice", upsert(with("\"email\":\"b@example.com\"")), "400 unreadable_json");
    add(
        cases,
        "key twice, once escaped",
        upsert(with("\"\\u0065mail\":\"b@example.com\"")),
        "400 unreadable_json");
    add(cases, "1000 digits", upsert(with("\"city\":" + digits)), "400 unreadable_json");
    add(
        cases,
        "1000 digits after the point",
        upsert(with("\"city\":0." + digits)),
        "400 unreadable_json");
    add(
        cases,
        "exponent of 1000 digits",
        upsert(with("\"city\":1e" + digits)),
        "400 unreadable_json");
    add(
        cases,
        "too many values",
        upsert(with("\"zebra\":[" + "0,".repeat(20_000) + "0]")),
        "413 too_many_values");
    add(
        cases,
        "too many fields in a query",
        get("/contacts/?" + "a&".repeat(2501)),
        "413 too_many_values");
    add(cases, "NaN", upsert(with("\"city\":NaN")), "400 unreadable_json");
    add(cases, "comment", upsert(with("/* */\"city\":\"x\"")), "400 unreadable_json");
    add(cases, "trailing comma", upsert(with("\"city\":\"x\",")), "400 unreadable_json");
    add(cases, "raw NUL in a string", upsert(with("\"city\":\"a\0b\"")), "400 unreadable_json");
    add(
        cases,
        "raw NUL after the body",
        upsert(with("\"city\":\"a\"") + "\0"),
        "400 unreadable_json");
    add(cases, "escaped NUL", upsert(with("\"city\":\"a\\u0000b\"")), "422 invalid_body");
    add(
        cases,
        "escaped NUL in a tag",
        upsert(with("\"tags\":[\"a\\u0000b\"]")),
        "422 invalid_body");
    add(cases, "escaped NUL in a name", upsert(with("\"a\\u0000b\":1")), "422 invalid_body");
    add(cases, "lone high surrogate", upsert(with("\"city\":\"\\ud83d\"")), "422 invalid_body");
    add(cases, "lone low surrogate", upsert(with("\"city\":\"\\ude00\"")), "422 invalid_body");
    add(cases, "lone surrogate in a name", upsert(with("\"\\ud83d\":1")), "400 unreadable_json");
    add(
        cases,
        "surrogate encoded in UTF-8",
        latin1(with("\"city\":\"\u00ed\u00a0\u0080\"")),
        "400 unreadable_json");
    add(cases, "overlong UTF-8", latin1(with("\"city\":\"\u00c0\u00af\"")), "400 unreadable_json");
    add(cases, "Latin-1", latin1(with("\"city\":\"Z\u00fcrich\"")), "400 unreadable_json");
    add(
        cases,
        "UTF-16",
        concat(
            bytes(upsertHead() + "Content-Length: 4\r\n\r\n"),
            "{}".getBytes(StandardCharsets.UTF_16LE)),
        "400 unreadable_json");
    add(
        cases,
        "too large, announced",
        upsertHead() + "Content-Length: 10485760\r\n\r\n" + "x".repeat(10 * MEBIBYTE),
        "413 payload_too_large",
        CLOSED);
    add(
        cases,
        "too large, announced, never sent",
        upsertHead() + "Content-Length: 10485760\r\n\r\n",
        "413 payload_too_large",
        CLOSED);
    add(
        cases,
        "too large, chunked",
        upsertHead()
            + "Transfer-Encoding: chunked\r\n\r\n"
            + ("10000\r\n" + "x".repeat(65536) + "\r\n").repeat(160),
        "413 payload_too_large",
        CLOSED);
    add(
        cases,
        "too large, one chunk",
        upsertHead() + "Transfer-Encoding: chunked\r\n\r\nA00000\r\n" + "x".repeat(10 * MEBIBYTE),
        "413 payload_too_large",
        CLOSED);
    add(
        cases,
        "too large, in chunks of a byte",
        upsertHead() + "Transfer-Encoding: chunked\r\n\r\n" + "1\r\nx\r\n".repeat(2 * MEBIBYTE),
        "413 payload_too_large",
        CLOSED);
    add(
        cases,
        "too large, announced, asks first",
        upsertHead() + "Expect: 100-continue\r\nContent-Length: 10485760\r\n\r\n",
        "413 payload_too_large",
        CLOSED);
    add(
        cases,
        "too large, chunked, asks first",
        upsertHead()
            + "Expect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\nA00000\r\n"
            + "x".repeat(10 * MEBIBYTE),
        "100 ",
        "413 payload_too_large",
        CLOSED);
    add(
        cases,
        "a body on a GET",
        get("/contacts/0VC7xwa00000000000ZZ").replace("\r\n\r\n", "\r\n" + counted("{}")),
        "400 contact_not_found");
    add(
        cases,
        "a large body on a GET",
        get("/contacts/0VC7xwa00000000000ZZ")
            .replace("\r\n\r\n", "\r\n" + counted("x".repeat(100_000))),
        "400 contact_not_found",
        CLOSED);
  }

  private static void packedBodies(List<Case> cases) {
    byte[] good = gzip(bytes(with("\"surprise\":1")));
    add(cases, "gzip bomb", packed("gzip", BOMB), "413 payload_too_large");
    add(
        cases,
        "gzip that unpacks to a byte too many",
        packed("gzip", gzip(noise(MEBIBYTE + 1))),
        "413 payload_too_large");
    add(
        cases,
        "gzip that unpacks to the limit",
        packed("gzip", gzip(noise(MEBIBYTE))),
        "400 unreadable_json");
    add(
        cases,
        "gzip that unpacks to a thousand times its size",
        packed("gzip", gzip(new byte[MEBIBYTE])),
        "413 compression_ratio");
    add(
        cases,
        "gzip that unpacks to 64 KiB of nothing",
        packed("gzip", gzip(new byte[64 * 1024])),
        "400 unreadable_json");
    add(
        cases,
        "gzip that unpacks to one byte more of nothing",
        packed("gzip", gzip(new byte[64 * 1024 + 1])),
        "413 compression_ratio");
    add(
        cases,
        "gzip of a form that is too large unpacked",
        concat(
            bytes(
                "POST /oauth/token HTTP/1.1\r\n"
                    + Raw.HOST
                    + "Content-Encoding: gzip\r\nContent-Length: "
                    + gzip(new byte[16 * 1024 + 1]).length
                    + "\r\n\r\n"),
            gzip(new byte[16 * 1024 + 1])),
        "413 payload_too_large");
    add(cases, "gzip, good but for its content", packed("gzip", good), "422 invalid_body");
    add(
        cases,
        "gzip in two members",
        packed("gzip", concat(gzip(bytes(with("\"surpr"))), gzip(bytes("ise\":1}")))),
        "422 invalid_body");
    add(cases, "gzip by its old name", packed("x-gzip", good), "422 invalid_body");
    add(cases, "gzip in capitals", packed("GZIP", good), "422 invalid_body");
    add(
        cases,
        "gzip, truncated",
        packed("gzip", Arrays.copyOf(good, good.length - 9)),
        "400 malformed_request",
        CLOSED);
    add(
        cases,
        "gzip, its trailer truncated",
        packed("gzip", Arrays.copyOf(good, good.length - 1)),
        "400 malformed_request",
        CLOSED);
    add(
        cases,
        "gzip, its header only",
        packed("gzip", Arrays.copyOf(good, 10)),
        "400 malformed_request",
        CLOSED);
    add(
        cases,
        "gzip, wrong checksum",
        packed("gzip", flipped(good, good.length - 6)),
        "400 malformed_request",
        CLOSED);
    add(
        cases,
        "gzip, wrong length",
        packed("gzip", flipped(good, good.length - 2)),
        "400 malformed_request",
        CLOSED);
    add(
        cases,
        "gzip, garbage behind it",
        packed("gzip", concat(good, bytes("garbage".repeat(10)))),
        "400 malformed_request",
        CLOSED);
    add(
        cases,
        "gzip, a byte behind it",
        packed("gzip", concat(good, new byte[1])),
        "400 malformed_request",
        CLOSED);
    add(
        cases,
        "gzip, announced only",
        packed("gzip", bytes(with("\"surprise\":1"))),
        "400 malformed_request",
        CLOSED);
    add(cases, "gzip of nothing", packed("gzip", gzip(new byte[0])), "400 unreadable_json");
    add(
        cases,
        "gzip without a body",
        upsertHead() + "Content-Encoding: gzip\r\n\r\n",
        "400 unreadable_json");
    add(cases, "gzip twice", packed("gzip, gzip", gzip(good)), "415 unsupported_media_type");
    add(cases, "deflate", packed("deflate", good), "415 unsupported_media_type");
    add(cases, "unknown encoding", packed("\u00fc", good), "415 unsupported_media_type");
    add(
        cases,
        "no encoding, by its name",
        packed("identity", bytes(with("\"surprise\":1"))),
        "422 invalid_body");
  }

  /** Adds files of contacts. */
  private static void files(List<Case> cases) {
    add(cases, "an empty file", file("", counted("")), "400 unusable_file");
    add(cases, "a file of NULs", file("", counted("\0".repeat(5000))), "400 unusable_file");
    add(
        cases,
        "a file that is a zip",
        file("", counted("PK\3\4" + "x".repeat(99))),
        "400 unusable_file");
    add(
        cases,
        "a file that is a bomb",
        concat(
            bytes(fileHead("", "text/csv") + "Content-Encoding: gzip\r\nContent-Length: "),
            bytes(BOMB.length + "\r\n\r\n"),
            BOMB),
        "413 compression_ratio");
    add(
        cases,
        "a file cut off within its packing",
        concat(
            bytes(
                fileHead("", "text/csv") + "Content-Encoding: gzip\r\nContent-Length: 30\r\n\r\n"),
            Arrays.copyOf(gzip(noise(1000)), 30)),
        "400 malformed_request",
        CLOSED);
    add(
        cases,
        "a file in a form that never ends",
        fileHead("", "multipart/form-data; boundary=b") + counted("--b\r\n\r\nemail\r\n"),
        "400 unreadable_form");
    add(
        cases,
        "a file in a form without a boundary",
        fileHead("", "multipart/form-data") + counted("--b\r\n\r\nemail\r\n--b--"),
        "400 unreadable_form");
    add(
        cases,
        "a file too large, announced",
        fileHead("", "text/csv") + "Content-Length: 1099511627776\r\n\r\n",
        "413 payload_too_large",
        CLOSED);
    add(
        cases,
        "a file whose name is too long",
        file("&fileName=" + "x".repeat(4000), counted("email\n")),
        "422 invalid_body");
    add(
        cases,
        "a file with an option twice",
        file("&invalid=drop&invalid=refuse", counted("email\n")),
        "422 invalid_body");
    add(
        cases,
        "a file with a mapping that is none",
        file("&mapping=%7B", counted("email\n")),
        "422 invalid_body");
    add(
        cases,
        "an import of a hostile id",
        get("/imports/..%2F..%2Fetc?locationId=" + RunningServer.LOCATION.value()),
        "400 import_not_found");
    add(
        cases,
        "an import with NUL in its id",
        get("/imports/%00?locationId=" + RunningServer.LOCATION.value()),
        "400 import_not_found");
  }

  private static String file(String options, String body) {
    return fileHead(options, "text/csv") + body;
  }

  private static String fileHead(String options, String type) {
    String path = "/imports?locationId=" + RunningServer.LOCATION.value() + options;
    return Raw.head("POST", path, server.token()) + "Content-Type: " + type + "\r\n";
  }

  private static void framing(List<Case> cases) {
    String second = get("/healthz");
    String chunks = upsertHead() + "Transfer-Encoding: chunked\r\n\r\n";
    cases.add(
        new Case(
            "shorter than announced",
            bytes(upsertHead() + "Content-Length: 999\r\n\r\n" + good()),
            true,
            List.of("400 malformed_request", CLOSED)));
    cases.add(
        new Case(
            "a chunk shorter than announced",
            bytes(chunks + "ff\r\n" + good()),
            true,
            List.of("400 malformed_request", CLOSED)));
    cases.add(
        new Case(
            "no last chunk",
            bytes(chunks + "2\r\n{}\r\n"),
            true,
            List.of("400 malformed_request", CLOSED)));
    cases.add(new Case("nothing at all", new byte[0], true, List.of(CLOSED)));
    cases.add(new Case("half a request line", bytes("POST /contacts/ups"), true, List.of(CLOSED)));
    cases.add(
        new Case(
            "half a head", bytes(upsertHead()), true, List.of("400 malformed_request", CLOSED)));
    add(
        cases,
        "a chunk longer than announced",
        chunks + "2\r\n{}{}\r\n0\r\n\r\n" + second,
        "400 malformed_request",
        CLOSED);
    add(
        cases,
        "a chunk without its line end",
        chunks + "2\r\n{}0\r\n\r\n" + second,
        "400 malformed_request",
        CLOSED);
    add(
        cases,
        "a chunk size that is none",
        chunks + "zz\r\n{}\r\n0\r\n\r\n" + second,
        "400 malformed_request",
        CLOSED);
    add(
        cases,
        "a negative chunk size",
        chunks + "-2\r\n{}\r\n0\r\n\r\n" + second,
        "400 malformed_request",
        CLOSED);
    add(
        cases,
        "a chunk size with a prefix",
        chunks + "0x2\r\n{}\r\n0\r\n\r\n" + second,
        "400 malformed_request",
        CLOSED);
    add(
        cases,
        "a chunk size with a sign",
        chunks + "+2\r\n{}\r\n0\r\n\r\n" + second,
        "400 malformed_request",
        CLOSED);
    add(
        cases,
        "a huge chunk size",
        chunks + "ffffffffffffffff\r\n{}\r\n0\r\n\r\n" + second,
        "400 malformed_request",
        CLOSED);
    add(
        cases,
        "length and chunks",
        upsertHead() + "Content-Length: 4\r\n" + chunked("{}") + second,
        "400 malformed_request",
        CLOSED);
    add(
        cases,
        "chunks and length",
        upsertHead() + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n" + second,
        "400 malformed_request",
        CLOSED);
    add(
        cases,
        "two lengths",
        upsertHead() + "Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}" + second,
        "400 malformed_request",
        CLOSED);
    add(
        cases,
        "two lengths in one header",
        upsertHead() + "Content-Length: 2, 40\r\n\r\n{}" + second,
        "400 malformed_request",
        CLOSED);
    add(
        cases,
        "the same length twice",
        upsertHead() + "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}" + second,
        "400 malformed_request",
        CLOSED);
    add(
        cases,
        "a length that is none",
        upsertHead() + "Content-Length: two\r\n\r\n{}" + second,
        "400 malformed_request",
        CLOSED);
    add(
        cases,
        "a negative length",
        upsertHead() + "Content-Length: -2\r\n\r\n{}" + second,
        "400 malformed_request",
        CLOSED);
    add(
        cases,
        "a length with a sign",
        upsertHead() + "Content-Length: +2\r\n\r\n{}" + second,
        "400 malformed_request",
        CLOSED);
    add(
        cases,
        "a length beyond all numbers",
        upsertHead() + "Content-Length: 99999999999999999999\r\n\r\n{}" + second,
        "400 malformed_request",
        CLOSED);
    add(
        cases,
        "an empty length",
        upsertHead() + "Content-Length: \r\n\r\n{}" + second,
        "400 malformed_request",
        CLOSED);
    add(
        cases,
        "an unknown transfer encoding",
        upsertHead() + "Transfer-Encoding: gzip\r\n\r\n" + second,
        "400 malformed_request",
        CLOSED);
    add(
        cases,
        "chunked, but not at last",
        upsertHead() + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n" + second,
        "400 malformed_request",
        CLOSED);
    add(
        cases,
        "chunked twice",
        upsertHead()
            + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            + second,
        "400 malformed_request",
        CLOSED);
    add(
        cases,
        "chunked, nearly",
        upsertHead() + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + second,
        "400 malformed_request",
        CLOSED);
    add(
        cases,
        "length behind a blank",
        upsertHead() + "Content-Length : 2\r\n\r\n{}" + second,
        "400 malformed_request",
        CLOSED);
    add(
        cases,
        "pipelined",
        get("/healthz") + upsert("{}") + get("/nowhere"),
        "200 ",
        "422 invalid_body",
        "404 not_found");
    add(
        cases,
        "pipelined behind a refusal",
        upsert("{}").replace("pit-", "pot-") + second,
        "401 invalid_token",
        "200 ");
    add(
        cases,
        "pipelined behind a large refusal",
        upsert("x".repeat(200_000)).replace("pit-", "pot-") + second,
        "401 invalid_token",
        CLOSED);
    add(
        cases,
        "pipelined behind a refused chunk",
        (chunks + "2\r\n{}\r\n0\r\n\r\n").replace("pit-", "pot-") + second,
        "401 invalid_token",
        CLOSED);
    add(
        cases,
        "refused instead of asked for more",
        upsertHead().replace("pit-", "pot-") + "Expect: 100-continue\r\n" + counted("{}") + second,
        "401 invalid_token",
        CLOSED);
    add(
        cases,
        "asks first",
        upsertHead() + "Expect: 100-continue\r\n" + counted("{}") + second,
        "100 ",
        "422 invalid_body",
        "200 ");
    add(
        cases,
        "an upgrade",
        upsertHead().replace("POST", "GET")
            + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n",
        "405 method_not_allowed");
  }

  private static void headers(List<Case> cases) {
    String token = server.token();
    String post = "POST /contacts/upsert HTTP/1.1\r\n" + Raw.HOST;
    String version = "Version: 2021-04-15\r\n";
    String body = counted("{}");
    auth(cases, "no value", "Authorization:", "401 invalid_token");
    auth(cases, "only the scheme", "Authorization: Bearer", "401 invalid_token");
    auth(cases, "only the token", "Authorization: " + token, "401 invalid_token");
    auth(cases, "lower case", "authorization: bearer " + token, "422 invalid_body");
    auth(
        cases,
        "blanks and tabs",
        "Authorization: \t Bearer \t " + token + " \t ",
        "422 invalid_body");
    auth(cases, "quotes", "Authorization: Bearer \"" + token + "\"", "401 invalid_token");
    auth(cases, "two tokens", "Authorization: Bearer " + token + " " + token, "401 invalid_token");
    auth(
        cases,
        "two headers, equal",
        "Authorization: Bearer " + token + "\r\nAuthorization: Bearer " + token,
        "422 invalid_body");
    auth(
        cases,
        "two headers, different",
        "Authorization: Bearer " + token + "\r\nAuthorization: Bearer x",
        "401 invalid_token");
    auth(
        cases,
        "token in capitals",
        "Authorization: Bearer " + token.toUpperCase(Locale.ROOT),
        "401 invalid_token");
    auth(cases, "not ASCII", "Authorization: Bearer pit-\u00e9\u4e2d", "401 invalid_token");
    auth(cases, "huge token", "Authorization: Bearer " + "x".repeat(10_000), "401 invalid_token");
    auth(
        cases,
        "too huge token",
        "Authorization: Bearer " + "x".repeat(20_000),
        "431 header_too_large",
        CLOSED);
    auth(cases, "SQL", "Authorization: Bearer ' OR '1'='1", "401 invalid_token");
    auth(
        cases,
        "a line folded",
        "Authorization: Bearer\r\n " + token,
        "400 malformed_request",
        CLOSED);
    auth(
        cases,
        "a control character",
        "Authorization: Bearer " + token + "\u0007",
        "400 malformed_request",
        CLOSED);
    auth(cases, "NUL", "Authorization: Bearer " + token + "\0", "400 malformed_request", CLOSED);
    String known = post + "Authorization: Bearer " + token + "\r\n";
    add(cases, "Version: none", known + body, "401 version_missing");
    add(cases, "Version: blank", known + "Version:  \r\n" + body, "401 version_missing");
    add(cases, "Version: blanks around", known + "Version: \t v3  \r\n" + body, "422 invalid_body");
    add(cases, "Version: in capitals", known + "Version: V3\r\n" + body, "401 version_invalid");
    add(cases, "Version: two, equal", known + version + version + body, "422 invalid_body");
    add(
        cases,
        "Version: two, different",
        known + version + "Version: v3\r\n" + body,
        "401 version_invalid");
    add(
        cases,
        "Version: huge",
        known + "Version: " + "1".repeat(10_000) + "\r\n" + body,
        "401 version_invalid");
    add(cases, "Version: not ASCII", known + "Version: v\u00b3\r\n" + body, "401 version_invalid");
    String good = known + version;
    add(cases, "Content-Type: blank", good + "Content-Type: \r\n" + body, "422 invalid_body");
    add(
        cases,
        "Content-Type: in capitals",
        good + "Content-Type: APPLICATION/JSON;CHARSET=\"UTF-8\"\r\n" + body,
        "422 invalid_body");
    add(
        cases,
        "Content-Type: nonsense",
        good + "Content-Type: ;;;\r\n" + body,
        "415 unsupported_media_type");
    add(
        cases,
        "Content-Type: a bad charset",
        good + "Content-Type: application/json; charset=\"\r\n" + body,
        "415 unsupported_media_type");
    add(
        cases,
        "Content-Type: an unknown charset",
        good + "Content-Type: application/json; charset=x\r\n" + body,
        "415 unsupported_media_type");
    add(
        cases,
        "Content-Type: a form that is none",
        good + "Content-Type: application/x-www-form-urlencoded\r\n" + body,
        "400 unreadable_form");
    add(
        cases,
        "Content-Type: a form, and JSON",
        good
            + "Content-Type: application/x-www-form-urlencoded\r\n"
            + "Content-Type: application/json\r\n"
            + body,
        "415 unsupported_media_type");
    add(
        cases,
        "Content-Type: a form of parts",
        good + "Content-Type: multipart/form-data; boundary=x\r\n" + body,
        "415 unsupported_media_type");
    add(
        cases,
        "Content-Type: two, equal",
        good + "Content-Type: application/json\r\n".repeat(2) + body,
        "422 invalid_body");
    add(
        cases,
        "Content-Type: two, different",
        good + "Content-Type: application/json\r\nContent-Type: text/xml\r\n" + body,
        "415 unsupported_media_type");
    add(
        cases,
        "Content-Type: huge",
        good + "Content-Type: application/json; x=" + "y".repeat(10_000) + "\r\n" + body,
        "422 invalid_body");
    add(
        cases,
        "Content-Type: not ASCII",
        good + "Content-Type: application/j\u015fon\r\n" + body,
        "415 unsupported_media_type");
    add(cases, "Host: none", good.replace(Raw.HOST, "") + body, "400 malformed_request", CLOSED);
    add(
        cases,
        "Host: empty",
        good.replace(Raw.HOST, "Host:\r\n") + body,
        "400 malformed_request",
        CLOSED);
    add(cases, "Host: two", good + "Host: other\r\n" + body, "400 malformed_request", CLOSED);
    add(
        cases,
        "Host: not ASCII",
        good.replace(Raw.HOST, "Host: \u00fc\r\n") + body,
        "400 malformed_request",
        CLOSED);
    add(
        cases,
        "Host: with blanks",
        good.replace(Raw.HOST, "Host: a b\r\n") + body,
        "400 malformed_request",
        CLOSED);
    add(
        cases,
        "Host: a bad port",
        good.replace(Raw.HOST, "Host: a:b\r\n") + body,
        "400 malformed_request",
        CLOSED);
    add(cases, "many headers", good + "X-A: b\r\n".repeat(1000) + body, "422 invalid_body");
    add(
        cases,
        "too many headers",
        good + "X-A: b\r\n".repeat(3000) + body,
        "431 header_too_large",
        CLOSED);
    add(
        cases,
        "too many headers to wait for",
        good + "X-A: b\r\n".repeat(1_000_000),
        "431 header_too_large",
        CLOSED);
    add(cases, "a header without a name", good + ": b\r\n" + body, "422 invalid_body");
    add(
        cases,
        "a header without a colon",
        good + "X-A\r\n" + body,
        "400 malformed_request",
        CLOSED);
    add(cases, "a name with a blank", good + "X A: b\r\n" + body, "400 malformed_request", CLOSED);
    add(cases, "Expect: nonsense", good + "Expect: miracles\r\n" + body, "422 invalid_body");
    add(
        cases,
        "User-Agent: not ASCII, and HTML",
        good + "User-Agent: <b>\u00fc\r\nReferer: '\"><script>\r\n" + body,
        "422 invalid_body");
  }

  private static void requestLines(List<Case> cases) {
    path(cases, "//contacts/upsert", "404 not_found");
    path(cases, "/contacts//upsert", "404 not_found");
    path(cases, "/contacts/upsert//", "404 not_found");
    path(cases, "/Contacts/upsert", "404 not_found");
    path(cases, "/contacts/upsert;a=b", "405 method_not_allowed");
    path(cases, "/contacts/%75psert", "405 method_not_allowed");
    path(cases, "/contacts/../contacts/upsert", "404 not_found");
    path(cases, "/contacts/%2e%2e/%2e%2e/etc/passwd", "404 not_found");
    path(cases, "/../../../../etc/passwd", "404 not_found");
    path(cases, "/contacts/..%2f..%2fetc%2fpasswd", "405 method_not_allowed");
    path(cases, "/contacts/%zz", "400 malformed_request", CLOSED);
    path(cases, "/contacts/%", "400 malformed_request", CLOSED);
    path(cases, "/contacts/%00", "405 method_not_allowed");
    path(cases, "/contacts/\0", "400 malformed_request", CLOSED);
    path(cases, "/contacts/\u00fc", "405 method_not_allowed");
    path(cases, "/contacts/<script>", "400 malformed_request", CLOSED);
    path(cases, "/contacts/a b", "400 malformed_request", CLOSED);
    path(cases, "/contacts/" + "a".repeat(5000), "405 method_not_allowed");
    path(cases, "/contacts/" + "a".repeat(9000), "400 malformed_request", CLOSED);
    path(cases, "/" + "a/".repeat(3000), "404 not_found");
    path(cases, "/contacts/upsert?x=%zz", "400 malformed_request", CLOSED);
    path(cases, "/contacts/upsert?" + "x".repeat(5000), "422 invalid_body");
    path(cases, "/contacts/upsert#fragment", "422 invalid_body");
    path(cases, "http://localhost/contacts/upsert", "422 invalid_body");
    path(cases, "http://elsewhere.example/contacts/upsert", "422 invalid_body");
    path(cases, "contacts/upsert", "404 not_found");
    path(cases, "*", "404 not_found");
    String rest = " /healthz HTTP/1.1\r\n" + Raw.HOST + "\r\n";
    add(
        cases,
        "GET what a contact may not be called",
        get("/contacts/%3Cscript%3E"),
        "400 contact_not_found");
    add(cases, "GET a contact with NUL", get("/contacts/a%00b"), "400 contact_not_found");
    add(cases, "GET a contact by SQL", get("/contacts/'%20OR%20'1'='1"), "400 contact_not_found");
    add(cases, "GET a location by SQL", get("/locations/'%20OR%20'1'='1"), "403 foreign_location");
    add(cases, "no method", " " + rest, "400 malformed_request", CLOSED);
    add(cases, "method of nonsense", "G(T" + rest, "400 malformed_request", CLOSED);
    add(cases, "method not ASCII", "G\u00cbT" + rest, "400 malformed_request", CLOSED);
    add(cases, "method in lower case", "get" + rest, "200 ");
    add(cases, "unknown method", "BREW" + rest, "405 method_not_allowed");
    add(cases, "huge method", "G".repeat(20_000) + rest, "400 malformed_request", CLOSED);
    add(cases, "no version", "GET /healthz\r\n\r\n", "400 malformed_request", CLOSED);
    add(
        cases,
        "HTTP/1.0",
        "GET /readyz HTTP/1.0\r\n" + Raw.HOST + "\r\n",
        "505 http_version_not_supported",
        CLOSED);
    add(cases, "a health check in HTTP/1.0", "GET /healthz/ HTTP/1.0\r\n\r\n", "200 ", CLOSED);
    add(
        cases,
        "a health check in HTTP/1.0 that is none",
        "GET /x?/healthz HTTP/1.0\r\n\r\n",
        "505 http_version_not_supported",
        CLOSED);
    add(
        cases,
        "a body in HTTP/1.0",
        "POST /contacts/upsert HTTP/1.0\r\n" + Raw.counted("{}"),
        "505 http_version_not_supported",
        CLOSED);
    add(
        cases,
        "no health check in HTTP/1.0",
        "OPTIONS /healthz HTTP/1.0\r\n\r\n",
        "505 http_version_not_supported",
        CLOSED);
    add(
        cases,
        "HTTP/1.2",
        "GET /healthz HTTP/1.2\r\n" + Raw.HOST + "\r\n",
        "400 malformed_request",
        CLOSED);
    add(cases, "HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "400 malformed_request", CLOSED);
    add(cases, "another protocol", "SSH-2.0-OpenSSH_9.6\r\n", "400 malformed_request", CLOSED);
    add(
        cases,
        "TLS",
        concat(new byte[] {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3}, bytes("\r\n\r\n")),
        "400 malformed_request",
        CLOSED);
    add(cases, "no line ends", "x".repeat(100_000), "400 malformed_request", CLOSED);
    add(
        cases,
        "lines that end in LF only",
        "GET /healthz HTTP/1.1\nHost: localhost\n\n",
        "400 malformed_request",
        CLOSED);
    add(
        cases,
        "lines that end in CR only",
        "GET /healthz HTTP/1.1\rHost: localhost\r\r",
        "400 malformed_request",
        CLOSED);
  }

  private static void methods(List<Case> cases) {
    add(cases, "OPTIONS *", "OPTIONS * HTTP/1.1\r\n" + Raw.HOST + "\r\n", "404 not_found");
    add(cases, "OPTIONS", Raw.head("OPTIONS", "/healthz", "x") + "\r\n", "405 method_not_allowed");
    add(
        cases,
        "TRACE",
        Raw.head("TRACE", "/contacts/upsert", "x") + "\r\n",
        "405 method_not_allowed");
    add(cases, "CONNECT", "CONNECT localhost:1 HTTP/1.1\r\n" + Raw.HOST + "\r\n", "404 not_found");
    add(cases, "HEAD", Raw.head("HEAD", "/healthz", "x") + "\r\n", "200 head");
    add(cases, "HEAD of a POST", Raw.head("HEAD", "/contacts/upsert", "x") + "\r\n", "405 head");
    add(
        cases,
        "HEAD, and a request behind it",
        Raw.head("HEAD", "/healthz", "x") + "\r\n" + get("/healthz"),
        "200 head",
        "200 ");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isAnswered(Case hostile) throws Exception {
    try (RawClient client = new RawClient(server.port())) {
      client.send(hostile.sent());
      if (hostile.endsOutput()) {
        client.endOutput();
      }
      List<String> got = new ArrayList<>();
      for (String expected : hostile.answers()) {
        got.add(expected.equals(CLOSED) ? closed(client) : told(client, expected));
      }
      assertThat(got).isEqualTo(hostile.answers());
    }
    try (RawClient client = new RawClient(server.port())) {
      assertThat(client.send(get("/locations/" + RunningServer.LOCATION.value())).answer().status())
          .isEqualTo(200);
    }
    assertThat(contacts()).containsExactly("0");
  }

  /** Returns text that gzip compresses only a little, and that is not JSON. */
  private static byte[] noise(int length) {
    StringBuilder noise = new StringBuilder(length);
    new Random(1).ints(length, 'a', 'q').forEach(each -> noise.append((char) each));
    return bytes(noise.toString());
  }

  private static String closed(RawClient client) throws IOException {
    return client.isClosed() ? CLOSED : "more";
  }

  private static String told(RawClient client, String expected) throws IOException {
    if (expected.endsWith("head")) {
      return client.headOnly().status() + " head";
    }
    RawClient.Answer answer = client.answer();
    if (answer.status() >= 400) {
      assertThat(answer.body()).startsWith("{\"statusCode\":" + answer.status() + ",");
      assertThat(answer.member("traceId"))
          .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
          .isEqualTo(answer.headers().get("x-trace-id"));
      assertThat(answer.headers()).containsEntry("content-type", "application/json; charset=utf-8");
    }
    return answer.status() + " " + (answer.status() < 400 ? "" : answer.member("code"));
  }

  private static List<String> contacts() {
    return database.rows("SELECT count(*) FROM contact");
  }

  private static void add(List<Case> cases, String name, String sent, String... answers) {
    add(cases, name, bytes(sent), answers);
  }

  private static void add(List<Case> cases, String name, byte[] sent, String... answers) {
    cases.add(new Case(name, sent, false, List.of(answers)));
  }

  private static void auth(List<Case> cases, String name, String header, String... answers) {
    String head = "POST /contacts/upsert HTTP/1.1\r\n" + Raw.HOST + "Version: v3\r\n";
    add(cases, "Authorization: " + name, head + header + "\r\n" + counted("{}"), answers);
  }

  private static void path(List<Case> cases, String path, String... answers) {
    String name = path.length() > 60 ? path.substring(0, 60) + "…" : path;
    add(
        cases,
        "path " + name.replace("\0", "NUL"),
        Raw.head("POST", path, server.token()) + counted("{}"),
        answers);
  }

  private static String upsertHead() {
    return Raw.upsertHead(server.token());
  }

  private static String upsert(String body) {
    return Raw.upsert(server.token(), body);
  }

  private static String get(String path) {
    return Raw.get(server.token(), path);
  }

  private static byte[] latin1(String body) {
    String head = upsertHead() + "Content-Length: " + body.length() + "\r\n\r\n";
    return (head + body).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] packed(String encoding, byte[] body) {
    String head = upsertHead() + "Content-Encoding: " + encoding + "\r\n";
    return concat(bytes(head + "Content-Length: " + body.length + "\r\n\r\n"), body);
  }

  private static byte[] flipped(byte[] bytes, int at) {
    byte[] flipped = bytes.clone();
    flipped[at] ^= 0x55;
    return flipped;
  }

  private static String good() {
    return Raw.contact(RunningServer.LOCATION, "a@example.com");
  }

  /** Returns a valid body with additional members. */
  private static String with(String members) {
    String good = good();
    return good.substring(0, good.length() - 1) + "," + members + "}";
  }
}

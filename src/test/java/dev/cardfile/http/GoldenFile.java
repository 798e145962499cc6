package dev.cardfile.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** A file of requests and expected answers; goldens/README.md describes the format. */
final class GoldenFile {

  private static final String EXCHANGE = "=== ";
  private static final String ANSWER = "---";

  private final List<String> preface = new ArrayList<>();
  private final List<Exchange> exchanges = new ArrayList<>();

  /** A request as the file has it, and the expected answer. */
  record Exchange(String title, List<String> request, List<String> answer) {

    boolean has(String instruction) {
      return request.contains("@" + instruction);
    }

    /** Returns the arguments of an instruction, of all lines like {@code @import-paused ID}. */
    List<String> named(String instruction) {
      String start = "@" + instruction + " ";
      return request.stream()
          .filter(line -> line.startsWith(start))
          .map(line -> line.substring(start.length()))
          .toList();
    }

    byte[] bytes() throws IOException {
      List<String> sent = request.stream().filter(line -> !line.startsWith("@")).toList();
      int blank = sent.indexOf("");
      List<String> head = new ArrayList<>(blank < 0 ? sent : sent.subList(0, blank));
      byte[] body = blank < 0 ? new byte[0] : body(sent.subList(blank + 1, sent.size()));
      head.add("Host: localhost");
      boolean counted =
          head.stream()
              .anyMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"));
      if (body.length > 0 && !counted) {
        head.add("Content-Length: " + body.length);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes((String.join("\r\n", head) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      bytes.writeBytes(body);
      return bytes.toByteArray();
    }

    private byte[] body(List<String> lines) throws IOException {
      if (has("hex")) {
        return HexFormat.of().parseHex(String.join("", lines).replace(" ", ""));
      }
      byte[] plain = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
      return has("gzip") ? packed(plain) : plain;
    }

    private static byte[] packed(byte[] plain) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
        gzip.write(plain);
      }
      return bytes.toByteArray();
    }
  }

  private GoldenFile() {}

  static GoldenFile read(Path file) throws IOException {
    GoldenFile golden = new GoldenFile();
    List<String> part = golden.preface;
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith(EXCHANGE)) {
        Exchange next =
            new Exchange(line.substring(EXCHANGE.length()), new ArrayList<>(), new ArrayList<>());
        golden.exchanges.add(next);
        part = next.request();
      } else if (line.equals(ANSWER)) {
        part = golden.exchanges.getLast().answer();
      } else {
        part.add(line);
      }
    }
    golden.exchanges.forEach(exchange -> {
      dropLastBlank(exchange.request());
      dropLastBlank(exchange.answer());
    });
    return golden;
  }

  private static void dropLastBlank(List<String> lines) {
    while (!lines.isEmpty() && lines.getLast().isEmpty()) {
      lines.removeLast();
    }
  }

  List<Exchange> exchanges() {
    return exchanges;
  }

  /** Returns the number in an instruction like {@code @rate-limit 2} for the server, or 0. */
  long number(String instruction) {
    String start = "@" + instruction + " ";
    return preface.stream()
        .filter(line -> line.startsWith(start))
        .mapToLong(line -> Long.parseLong(line.substring(start.length())))
        .findFirst()
        .orElse(0);
  }

  /** Reports whether there is an instruction for the server, a line like {@code @trusted-proxy}. */
  boolean has(String instruction) {
    return preface.contains("@" + instruction);
  }

  /**
   * Returns the comma-separated arguments of an instruction for the server; empty if it is missing.
   */
  List<String> list(String instruction) {
    String start = "@" + instruction + " ";
    return preface.stream()
        .filter(line -> line.startsWith(start))
        .flatMap(line -> Stream.of(line.substring(start.length()).split(",")))
        .toList();
  }

  /** Returns the file's text with these answers in place of its own. */
  String with(List<List<String>> answers) {
    StringBuilder text = new StringBuilder(String.join("\n", preface)).append('\n');
    for (int i = 0; i < exchanges.size(); i++) {
      Exchange exchange = exchanges.get(i);
      text.append(EXCHANGE).append(exchange.title()).append('\n');
      text.append(lines(exchange.request())).append("\n").append(ANSWER).append('\n');
      text.append(lines(answers.get(i))).append(i + 1 < exchanges.size() ? "\n" : "");
    }
    return text.toString();
  }

  private static String lines(List<String> lines) {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }
}

package dev.cardfile.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that sends exactly the bytes it is given. */
final class RawClient implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 30_000;

  private static final int CLOSING_MILLIS = 10_000;

  private final Socket socket;

  /**
   * An answer.
   *
   * @param head the lines as received
   * @param headers the headers, with lower-case names
   */
  record Answer(int status, List<String> head, Map<String, String> headers, String body) {

    /** Returns a string member of the body; null if there is none. */
    String member(String name) {
      Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(body);
      return found.find() ? found.group(1) : null;
    }
  }

  RawClient(int port) throws IOException {
    this(InetAddress.getLoopbackAddress(), port);
  }

  /** Connects from this address of the machine. */
  RawClient(InetAddress from, int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port, from, 0);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.setTcpNoDelay(true);
  }

  RawClient send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends as much as possible: the server may close the connection before it has everything. */
  RawClient send(byte[] bytes) throws IOException {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    } catch (SocketException closed) {
      // The answer, if there is one, shows why.
    }
    return this;
  }

  /** Reads one answer with a Content-Length. */
  Answer answer() throws IOException {
    Answer head = headOnly();
    int length = Integer.parseInt(head.headers().getOrDefault("content-length", "0"));
    byte[] body = socket.getInputStream().readNBytes(length);
    return new Answer(
        head.status(), head.head(), head.headers(), new String(body, StandardCharsets.UTF_8));
  }

  /** Reads an answer that has no body, whatever its headers say. */
  Answer headOnly() throws IOException {
    List<String> lines = head();
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int status = Integer.parseInt(lines.getFirst().split(" ")[1]);
    return new Answer(status, lines, headers, "");
  }

  private List<String> head() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        throw new IOException("closed after " + head);
      }
      head.write(next);
    }
    return List.of(head.toString(StandardCharsets.ISO_8859_1).split("\r\n"));
  }

  /** Waits a while for the server to close its side, and reports whether it did. */
  boolean isClosed() throws IOException {
    socket.setSoTimeout(CLOSING_MILLIS);
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (SocketException reset) {
      return true;
    }
  }

  /** Reports whether nothing arrives for a while; discards a byte that does. */
  boolean isSilentFor(Duration time) throws IOException {
    socket.setSoTimeout(Math.toIntExact(time.toMillis()));
    try {
      socket.getInputStream().read();
      return false;
    } catch (SocketTimeoutException silent) {
      return true;
    } finally {
      socket.setSoTimeout(TIMEOUT_MILLIS);
    }
  }

  /** Returns everything received until the server ends the connection. */
  String untilClosed() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  void endOutput() throws IOException {
    socket.shutdownOutput();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

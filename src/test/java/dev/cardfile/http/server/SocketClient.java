package dev.cardfile.http.server;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A client that reads an answer line by line and chunk by chunk, at its own pace. */
final class SocketClient implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 30_000;
  private static final int RECEIVE_BUFFER = 64 * 1024;

  private final Socket socket = new Socket();
  private final InputStream in;

  SocketClient(int port) throws IOException {
    socket.setReceiveBufferSize(RECEIVE_BUFFER);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.setTcpNoDelay(true);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    in = new BufferedInputStream(socket.getInputStream());
  }

  SocketClient send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.US_ASCII));
  }

  SocketClient send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  /** Returns the status line and the headers, in lower case. */
  List<String> head() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      lines.add(line.toLowerCase(Locale.ROOT));
    }
    return lines;
  }

  /**
   * Returns the next chunk of a body; empty for the last one.
   *
   * @throws EOFException if the server ends the connection before
   */
  byte[] chunk() throws IOException {
    int length = Integer.parseInt(line(), 16);
    byte[] bytes = bytes(length);
    if (!line().isEmpty()) {
      throw new IOException("no end of a chunk");
    }
    return bytes;
  }

  byte[] bytes(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException();
      }
      line.append((char) next);
    }
    return line.substring(0, line.length() - 1);
  }

  /** Reports whether the server has ended the connection without sending more. */
  boolean isEnded() throws IOException {
    return in.read() < 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

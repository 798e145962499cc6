package dev.cardfile.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** A keep-alive connection with at most one request in flight. */
final class Connection implements AutoCloseable {

  private static final int CONNECT_MILLIS = 10_000;

  private final SocketChannel channel;
  private final Traffic.Source source;
  private final ByteBuffer out;
  private final AnswerReader answer = new AnswerReader();
  private Ask ask = Ask.NEW;
  private long due;

  /** Builds the next request of a source, and returns what it asks for. */
  interface Maker {
    Ask make(Traffic.Source source);
  }

  /**
   * Connects.
   *
   * @param url {@code http://HOST:PORT}
   */
  Connection(URI url, Traffic traffic, long seed) throws IOException {
    this.source = traffic.source(url.getAuthority(), seed);
    this.out = ByteBuffer.wrap(source.request().bytes());
    this.channel = SocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.socket().connect(new InetSocketAddress(url.getHost(), url.getPort()), CONNECT_MILLIS);
      channel.configureBlocking(false);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Registers the connection for reading, with itself as the attachment of the key. */
  void register(Selector selector) throws IOException {
    channel.register(selector, SelectionKey.OP_READ, this);
  }

  /**
   * Builds the next request and sends it.
   *
   * @param start when the request was due, by {@link System#nanoTime}
   */
  void send(Maker maker, long start) throws IOException {
    ask = maker.make(source);
    due = start;
    answer.begin();
    out.clear().limit(source.request().length());
    while (out.hasRemaining()) {
      if (channel.write(out) == 0) {
        throw new IOException("the server does not accept requests");
      }
    }
  }

  /**
   * Reads the bytes that have arrived.
   *
   * @return whether the answer is complete
   */
  boolean receive() throws IOException {
    return answer.readFrom(channel);
  }

  /** What the last request asked for. */
  Ask ask() {
    return ask;
  }

  /** When the last request was due, by {@link System#nanoTime}. */
  long due() {
    return due;
  }

  int requestBytes() {
    return source.request().length();
  }

  AnswerReader answer() {
    return answer;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException gone) {
      // The connection is discarded either way.
    }
  }
}

package dev.cardfile.http.server;

import dev.cardfile.http.server.connection.BoundedConnection;
import dev.cardfile.http.server.connection.SilentClose;
import io.helidon.common.uri.UriQuery;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.ServerRequest;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A request whose head has been read. For one thread. */
public final class Request {

  /** A rest of a body that is so short is read, so that the connection can be kept. */
  private static final int SKIPPED_BYTES = 64 * 1024;

  private final ServerRequest request;
  private final ServerRequestHeaders headers;
  private final BoundedConnection connection;
  private final boolean hasBody;

  Request(ServerRequest request, BoundedConnection connection) {
    this.request = request;
    this.headers = request.headers();
    this.connection = connection;
    this.hasBody = request.content().hasEntity();
  }

  /** As sent: it may be anything. */
  public String method() {
    return request.prologue().method().text();
  }

  /** The target without the query, as sent: percent-encoded, or even a whole URL. */
  public String path() {
    return request.prologue().uriPath().rawPath();
  }

  /** As sent, still percent-encoded; null without one. */
  public @Nullable String query() {
    UriQuery query = request.prologue().query();
    return query.isEmpty() ? null : query.rawValue();
  }

  /** The version of HTTP, like {@code 1.1}. */
  public String version() {
    return request.prologue().protocolVersion();
  }

  /** The address that the connection comes from. */
  public String remoteAddress() {
    return request.remotePeer().host();
  }

  /** The same, not as text. */
  public InetAddress remoteInetAddress() {
    return ((InetSocketAddress) request.remotePeer().address()).getAddress();
  }

  /** The address and port that the connection came in on. */
  public InetSocketAddress localAddress() {
    return (InetSocketAddress) request.localPeer().address();
  }

  /** The values of a header, one for each time that it was sent; empty without one. */
  public List<String> headers(HeaderName name) {
    return headers.contains(name.name()) ? headers.get(name.name()).allValues() : List.of();
  }

  /** The first value of a header; null without one. */
  public @Nullable String header(HeaderName name) {
    return headers.contains(name.name()) ? headers.get(name.name()).allValues().getFirst() : null;
  }

  /** Whether a body comes with the request, even an empty one. */
  public boolean hasBody() {
    return hasBody;
  }

  /** How long the body is; empty when it comes in chunks, or not at all. */
  public OptionalLong bodyLength() {
    return headers.contentLength();
  }

  /**
   * The body, as it arrives; it can be had once. Its methods throw {@link BodyFailure} when the
   * body is not to be had, and {@link ClientGone}. Time passes only while somebody reads. A handler
   * that answers before it has read a long body to its end ends the connection.
   */
  public InputStream body(BodyLimits limits) {
    return hasBody
        ? new BodyStream(request.content()::inputStream, connection, limits)
        : InputStream.nullInputStream();
  }

  boolean isHead() {
    return request.prologue().method().equals(Method.HEAD);
  }

  boolean wantsClose() {
    return headers.containsToken(HeaderValues.CONNECTION_CLOSE);
  }

  /** Whether the body is read, or what is left so short that it can be read after the answer. */
  boolean canBeFinished() {
    if (!hasBody) {
      return true;
    }
    if (request.content().consumed()) {
      connection.bodyRead();
      return true;
    }
    long length = bodyLength().orElse(Long.MAX_VALUE);
    return length <= SKIPPED_BYTES && !headers.contains(HeaderNames.EXPECT);
  }

  /**
   * Reads what is left of a small body that nobody wants, so that the connection can be kept.
   *
   * @throws SilentClose when it does not come
   */
  void skipRest(Duration time) {
    if (!hasBody || request.content().consumed()) {
      return;
    }
    connection.allow(SKIPPED_BYTES);
    connection.awaitBody(time.toNanos());
    try {
      request.content().consume();
    } catch (RuntimeException lateOrGone) {
      throw new SilentClose("the rest of the body did not come");
    }
    connection.bodyRead();
  }
}

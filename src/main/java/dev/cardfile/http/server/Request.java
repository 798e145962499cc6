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

/** A request whose head has been read. Not thread-safe. */
public final class Request {

  /**
   * The largest body whose unread rest is read and discarded, so that the connection can be kept
   * open.
   */
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

  /** Returns the method as it was sent, which may be any text. */
  public String method() {
    return request.prologue().method().text();
  }

  /**
   * Returns the target without the query, as sent: percent-encoded, and possibly an absolute URL.
   */
  public String path() {
    return request.prologue().uriPath().rawPath();
  }

  /** Returns the query as sent, still percent-encoded; null without one. */
  public @Nullable String query() {
    UriQuery query = request.prologue().query();
    return query.isEmpty() ? null : query.rawValue();
  }

  /** Returns the version of HTTP, like {@code 1.1}. */
  public String version() {
    return request.prologue().protocolVersion();
  }

  /** Returns the address that the connection comes from, as text. */
  public String remoteAddress() {
    return request.remotePeer().host();
  }

  /** Returns the address that the connection comes from. */
  public InetAddress remoteInetAddress() {
    return ((InetSocketAddress) request.remotePeer().address()).getAddress();
  }

  /** Returns the address and port that the connection came in on. */
  public InetSocketAddress localAddress() {
    return (InetSocketAddress) request.localPeer().address();
  }

  /** Returns the values of a header, one for each time that it was sent; empty without one. */
  public List<String> headers(HeaderName name) {
    return headers.contains(name.name()) ? headers.get(name.name()).allValues() : List.of();
  }

  /** Returns the first value of a header; null without one. */
  public @Nullable String header(HeaderName name) {
    return headers.contains(name.name()) ? headers.get(name.name()).allValues().getFirst() : null;
  }

  /** Reports whether the request has a body, even an empty one. */
  public boolean hasBody() {
    return hasBody;
  }

  /** Returns the announced length of the body; empty if it is chunked, or if there is none. */
  public OptionalLong bodyLength() {
    return headers.contentLength();
  }

  /**
   * Returns the body as it arrives. May be called only once. The stream's methods throw {@link
   * BodyFailure} if the body cannot be read, and {@link ClientGone}. Its time limit runs only
   * during reads. If the handler answers before it has read a long body to its end, the connection
   * is closed.
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

  /**
   * Reports whether the body has been read, or is so short that its rest can be read after the
   * answer.
   */
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
   * Reads and discards the rest of a small body, so that the connection can be kept open.
   *
   * @throws SilentClose if the rest does not arrive
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

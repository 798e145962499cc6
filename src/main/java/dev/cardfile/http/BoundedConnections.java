package dev.cardfile.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.Headers;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionListener;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * HTTP/1.1 in which no client can hold a connection for ever. Helidon bounds the size of a
 * request's head but not the time that head or body take, and closes a connection under a client
 * that is still sending, so that the client may never see its answer.
 */
final class BoundedConnections implements ServerConnectionSelector {

  /**
   * How long a client may take.
   *
   * @param idle from one request to the next
   * @param head from a request's first byte to the end of its headers
   * @param linger to read its answer, when it is still sending what nobody wants
   */
  record Times(Duration idle, Duration head, Duration linger) {}

  private static final int MAX_HEAD_BYTES = 16 * 1024;
  private static final int MAX_REQUEST_LINE_BYTES = 8 * 1024;

  private final ServerConnectionSelector http1;
  private final Times times;

  BoundedConnections(Times times) {
    this.times = times;
    Http1Config.Builder config =
        Http1Config.builder()
            .maxHeadersSize(MAX_HEAD_BYTES)
            .maxPrologueLength(MAX_REQUEST_LINE_BYTES)
            .sendKeepAliveHeader(false)
            .log(log -> log.sendLog(false).receiveLog(false))
            .receiveListeners(List.of(new HeadListener()));
    this.http1 = Http1ConnectionSelector.builder().config(config.buildPrototype()).build();
  }

  private static final class HeadListener implements Http1ConnectionListener {

    @Override
    public void headers(ConnectionContext connection, Headers headers) {
      ((BoundedConnection) connection).headRead();
    }
  }

  @Override
  public int bytesToIdentifyConnection() {
    return http1.bytesToIdentifyConnection();
  }

  /** Whatever it is, it is answered as HTTP/1.1: there is no other protocol here. */
  @Override
  public Support supports(BufferData firstBytes) {
    return Support.SUPPORTED;
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return http1.supportedApplicationProtocols();
  }

  @Override
  public ServerConnection connection(ConnectionContext connection) {
    return new BoundedConnection(connection, http1, times);
  }
}

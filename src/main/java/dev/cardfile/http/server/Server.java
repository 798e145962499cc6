package dev.cardfile.http.server;

import dev.cardfile.http.server.connection.BoundedConnections;
import dev.cardfile.http.server.connection.ConnectionSlots;
import dev.cardfile.http.server.connection.Times;
import io.helidon.webserver.Router;
import io.helidon.webserver.http.HttpRouting;
import java.time.Duration;

/** An HTTP server, which listens from {@link #start} until {@link #close}. */
public final class Server implements AutoCloseable {

  private static final Duration IDLE = Duration.ofMinutes(1);
  private static final Duration LINGER = Duration.ofSeconds(2);
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final Listener listener;
  private final HandledRequests requests;
  private final BoundedConnections connections;

  private Server(Listener listener, HandledRequests requests, BoundedConnections connections) {
    this.listener = listener;
    this.requests = requests;
    this.connections = connections;
  }

  /**
   * Starts a server.
   *
   * @throws CannotListen if the address cannot be bound
   */
  public static Server start(ServerSettings settings, Handler handler, Rejections rejections)
      throws CannotListen {
    ConnectionSlots slots =
        new ConnectionSlots(
            settings.maxConnections(), settings.maxConnectionsPerAddress(), settings.unlimited());
    HandledRequests requests = new HandledRequests(handler, rejections, settings.clientTime());
    BoundedConnections connections =
        new BoundedConnections(
            new HttpContext(new RejectedRequests(rejections)),
            Router.builder().addRouting(HttpRouting.builder().any(requests)).build(),
            slots,
            rejections::closedUnanswered,
            new Times(IDLE, settings.clientTime(), settings.clientTime(), LINGER));
    Listener listener =
        Listener.bind(settings.host(), settings.port(), connections::take, connections::endIdle);
    connections.start();
    listener.start();
    return new Server(listener, requests, connections);
  }

  /** Returns the port that the server listens on. */
  public int port() {
    return listener.port();
  }

  /** Runs an action if the server stops accepting connections without having been closed. */
  public void whenBroken(Runnable action) {
    listener.whenBroken(action);
  }

  /** Stops listening, and waits for the answers to requests in progress. */
  @Override
  public void close() {
    requests.stop();
    listener.close();
    connections.drain(GRACE);
    connections.close();
  }
}

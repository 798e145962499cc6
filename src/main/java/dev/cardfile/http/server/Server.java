package dev.cardfile.http.server;

import dev.cardfile.http.server.connection.BoundedConnections;
import dev.cardfile.http.server.connection.ConnectionSlots;
import dev.cardfile.http.server.connection.Times;
import io.helidon.webserver.Router;
import io.helidon.webserver.http.HttpRouting;
import java.time.Duration;

/** A server: it listens from {@link #start} until {@link #close}. */
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
   * @throws CannotListen when the address cannot be listened on
   */
  public static Server start(ServerSettings settings, Handler handler, Rejections rejections)
      throws CannotListen {
    ConnectionSlots slots =
        new ConnectionSlots(
            settings.maxConnections(), settings.maxConnectionsPerAddress(), settings.unlimited());
    HandledRequests requests = new HandledRequests(handler, settings.clientTime());
    BoundedConnections connections =
        new BoundedConnections(
            new HttpContext(new RejectedRequests(rejections)),
            Router.builder().addRouting(HttpRouting.builder().any(requests)).build(),
            slots,
            rejections::closedUnheard,
            new Times(IDLE, settings.clientTime(), settings.clientTime(), LINGER));
    Listener listener =
        Listener.bind(settings.host(), settings.port(), connections::take, connections::endIdle);
    connections.start();
    listener.start();
    return new Server(listener, requests, connections);
  }

  /** The port that it listens on. */
  public int port() {
    return listener.port();
  }

  /** Runs the action when it can listen no longer although nobody has closed it. */
  public void whenBroken(Runnable action) {
    listener.whenBroken(action);
  }

  /** Takes no new request, answers those that are under way, and stops listening. */
  @Override
  public void close() {
    requests.stop();
    listener.close();
    connections.drain(GRACE);
    connections.close();
  }
}

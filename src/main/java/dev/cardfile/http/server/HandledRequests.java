package dev.cardfile.http.server;

import dev.cardfile.http.server.connection.BoundedConnection;
import dev.cardfile.http.server.connection.SilentClose;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Passes each request to the handler, and decides whether its connection is kept open. Throws only
 * {@link SilentClose}, which closes the connection, unless the handler has a bug.
 */
final class HandledRequests implements io.helidon.webserver.http.Handler {

  private final Handler handler;
  private final Duration clientTime;
  private final BooleanSupplier isStopping = this::isStopping;
  private volatile boolean stopping;

  HandledRequests(Handler handler, Duration clientTime) {
    this.handler = handler;
    this.clientTime = clientTime;
  }

  /** From now on, closes each connection after its current answer. */
  void stop() {
    stopping = true;
  }

  private boolean isStopping() {
    return stopping;
  }

  @Override
  public void handle(ServerRequest sent, ServerResponse answer) {
    BoundedConnection connection = BoundedConnection.current();
    Request request = new Request(sent, connection);
    if (!request.hasBody()) {
      connection.bodyRead();
    }
    Response response = new Response((RoutingResponse) answer, request, connection, isStopping);
    try {
      handler.handle(request, response);
    } catch (ClientGone gone) {
      throw new SilentClose("the client is gone");
    }
    if (response.endsConnection()) {
      throw new SilentClose("answered");
    }
    request.skipRest(clientTime);
    connection.answered();
  }
}

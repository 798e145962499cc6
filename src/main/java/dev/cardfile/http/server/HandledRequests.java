package dev.cardfile.http.server;

import dev.cardfile.http.server.connection.BoundedConnection;
import dev.cardfile.http.server.connection.SilentClose;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes each request to the handler, and decides whether its connection is kept open. Throws only
 * {@link SilentClose}, which closes the connection.
 */
final class HandledRequests implements io.helidon.webserver.http.Handler {

  private static final Logger LOG = LoggerFactory.getLogger(HandledRequests.class);

  private static final HeaderName ORIGIN = HeaderName.of("Origin");

  private final Handler handler;
  private final Rejections rejections;
  private final Duration clientTime;
  private final BooleanSupplier isStopping = this::isStopping;
  private volatile boolean stopping;

  HandledRequests(Handler handler, Rejections rejections, Duration clientTime) {
    this.handler = handler;
    this.rejections = rejections;
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
      handle(request, response);
    } catch (ClientGone gone) {
      throw new SilentClose("the client is gone");
    }
    if (response.endsConnection()) {
      throw new SilentClose("answered");
    }
    request.skipRest(clientTime);
    connection.answered();
  }

  private void handle(Request request, Response response) {
    try {
      handler.handle(request, response);
    } catch (ClientGone gone) {
      throw gone;
    } catch (RuntimeException | Error fault) {
      fail(request, response, fault);
    }
  }

  private void fail(Request request, Response response, Throwable fault) {
    try {
      LOG.error("a request failed because of a bug in Cardfile", fault);
      response.close();
      if (!response.isBegun()) {
        answerFault(request, response);
      }
    } catch (RuntimeException | Error notEvenThat) {
      throw new SilentClose("the fault could not be answered");
    }
  }

  private void answerFault(Request request, Response response) {
    Rejections.Answer answer =
        rejections.answer(
            new Rejections.Rejected(
                Rejection.FAULT, request.method(), request.path(), request.header(ORIGIN)));
    response.clearHeaders();
    response.status(answer.status());
    answer.headers().forEach(response::header);
    response.send(answer.body());
  }
}

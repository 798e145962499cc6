package dev.cardfile.http.server;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;

/** Replaces Helidon's own answers to requests that it rejects before they reach the handler. */
final class RejectedRequests implements DirectHandler {

  /**
   * Helidon's messages for two rejections. Nothing else distinguishes them from others with status
   * 400.
   */
  private static final String HEAD_TOO_LARGE = "Header size exceeded";

  private static final String HTTP_1_0 = "HTTP 1.0 is not supported, consider using HTTP 1.1";

  private final Rejections rejections;

  RejectedRequests(Rejections rejections) {
    this.rejections = rejections;
  }

  /** Returns handlers for everything that Helidon may reject. */
  DirectHandlers forEveryEvent() {
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (EventType event : EventType.values()) {
      handlers.addHandler(event, this);
    }
    return handlers.build();
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType event,
      Status status,
      ServerResponseHeaders headers,
      String message) {
    Rejections.Answer answer =
        rejections.answer(
            new Rejections.Rejected(
                why(status, message),
                request.method(),
                request.path(),
                request.headers().first(HeaderNames.ORIGIN).orElse(null)));
    answer.headers().forEach(header -> headers.set(header.header()));
    return TransportResponse.builder()
        .status(Status.create(answer.status()))
        .headers(headers)
        .keepAlive(false)
        .entity(answer.body())
        .build();
  }

  /**
   * Returns why a request was rejected. The handler throws nothing into Helidon, so that the reason
   * is always in what the client sent.
   */
  private static Rejection why(Status status, String message) {
    if (message.equals(HEAD_TOO_LARGE)) {
      return Rejection.HEAD_TOO_LARGE;
    }
    if (message.equals(HTTP_1_0)) {
      return Rejection.HTTP_1_0;
    }
    return switch (status.code()) {
      case 408 -> Rejection.TOO_SLOW;
      case 503 -> Rejection.TOO_MANY_CONNECTIONS;
      default -> Rejection.NOT_HTTP;
    };
  }
}

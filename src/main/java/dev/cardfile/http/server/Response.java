package dev.cardfile.http.server;

import dev.cardfile.http.server.connection.BoundedConnection;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.RoutingResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.BooleanSupplier;

/** The answer to a request. For one thread. */
public final class Response {

  private static final Status PAYLOAD_TOO_LARGE = Status.create(413, "Payload Too Large");
  private static final Status UNPROCESSABLE_ENTITY = Status.create(422, "Unprocessable Entity");

  private final RoutingResponse response;
  private final Request request;
  private final BoundedConnection connection;
  private final BooleanSupplier stopping;
  private boolean closes;
  private boolean begun;
  private boolean whole;

  Response(
      RoutingResponse response,
      Request request,
      BoundedConnection connection,
      BooleanSupplier stopping) {
    this.response = response;
    this.request = request;
    this.connection = connection;
    this.stopping = stopping;
  }

  public void status(int code) {
    response.status(statusOf(code));
  }

  /** With the reason phrases that the bodies have, where Helidon has newer ones. */
  private static Status statusOf(int code) {
    return switch (code) {
      case 413 -> PAYLOAD_TOO_LARGE;
      case 422 -> UNPROCESSABLE_ENTITY;
      default -> Status.create(code);
    };
  }

  /** Sets a header, instead of what it was. */
  public void header(Header header) {
    response.header(header.header());
  }

  public void header(HeaderName name, String value) {
    response.header(name.name(), value);
  }

  /** Forgets the headers that were set. */
  public void clearHeaders() {
    response.headers().clear();
  }

  /** Ends the connection after this answer, and says so to the client. */
  public void close() {
    closes = true;
  }

  /** Whether something of it may have been sent, so that it cannot become another answer. */
  public boolean isBegun() {
    return begun;
  }

  /**
   * Sends the answer with this body; to a HEAD without it. The client has to take it whole within
   * its time.
   *
   * @throws ClientGone when it does not
   */
  public void send(byte[] body) {
    begin();
    try {
      if (request.isHead()) {
        response.header(HeaderValues.create(HeaderNames.CONTENT_LENGTH, body.length));
        response.send();
      } else {
        response.send(body);
      }
    } catch (UncheckedIOException | CloseConnectionException gone) {
      throw new ClientGone();
    }
    whole = true;
  }

  /**
   * Sends the answer with a body of any length, in chunks; to a HEAD without it, and nothing is
   * written then. The client has to take each piece within its time, and may take any time for the
   * whole. What the writer throws is thrown on; if the answer {@link #isBegun is begun} by then, it
   * is broken off.
   *
   * @throws ClientGone when the client takes no more
   */
  public void send(BodyWriter writer) throws IOException {
    if (request.isHead()) {
      begin();
      sendHeadOfStream();
    } else {
      AnswerStream out = new AnswerStream(this::begin, response::outputStream, response::commit);
      writer.write(out);
      out.finish();
    }
    whole = true;
  }

  private void sendHeadOfStream() {
    try {
      response.headers().set(UnknownLength.HEADER);
      response.send();
    } catch (UncheckedIOException | CloseConnectionException gone) {
      throw new ClientGone();
    }
  }

  private void begin() {
    if (begun) {
      throw new IllegalStateException("the request is answered already");
    }
    begun = true;
    connection.readingPauses();
    closes =
        closes
            || stopping.getAsBoolean()
            || request.wantsClose()
            || connection.isOneTooMany()
            || !request.canBeFinished();
    if (closes) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
  }

  /**
   * Whether the connection must end: as the client was told, or because the answer is not whole.
   */
  boolean endsConnection() {
    return closes || !whole;
  }
}

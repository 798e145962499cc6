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

/** The answer to a request. Not thread-safe. */
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

  /**
   * Returns the status with the same reason phrase that the bodies of error answers have. Helidon
   * has newer phrases for some.
   */
  private static Status statusOf(int code) {
    return switch (code) {
      case 413 -> PAYLOAD_TOO_LARGE;
      case 422 -> UNPROCESSABLE_ENTITY;
      default -> Status.create(code);
    };
  }

  /** Sets a header, replacing its previous value. */
  public void header(Header header) {
    response.header(header.header());
  }

  public void header(HeaderName name, String value) {
    response.header(name.name(), value);
  }

  /** Removes all headers that were set. */
  public void clearHeaders() {
    response.headers().clear();
  }

  /** Closes the connection after this answer, and tells the client so. */
  public void close() {
    closes = true;
  }

  /** Reports whether part of the answer may have been sent, so that no other one is possible. */
  public boolean isBegun() {
    return begun;
  }

  /**
   * Sends the answer with a body, or without it for HEAD. The client has to receive all of it
   * within its time limit.
   *
   * @throws ClientGone if the client does not receive it
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
   * Sends the answer with a body of any length, in chunks. For HEAD, the body is not even written.
   * The client has to receive each piece within its time limit; the whole may take any time.
   * Exceptions of the writer are rethrown; if the answer {@linkplain #isBegun has begun} by then,
   * it breaks off.
   *
   * @throws ClientGone if the client is gone or too slow
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
            || connection.isOverLimit()
            || !request.canBeFinished();
    if (closes) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
  }

  /**
   * Reports whether the connection must be closed: because the client was told so, or because the
   * answer is incomplete.
   */
  boolean endsConnection() {
    return closes || !whole;
  }
}

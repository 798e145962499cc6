package dev.cardfile.http;

import io.helidon.webserver.CloseConnectionException;

/** Makes Helidon close the connection, without a word in the log. */
final class QuietClose extends CloseConnectionException {

  private static final long serialVersionUID = 1L;

  QuietClose(String reason) {
    super(reason);
  }

  /** It is no fault, and made often. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}

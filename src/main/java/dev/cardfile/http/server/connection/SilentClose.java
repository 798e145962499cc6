package dev.cardfile.http.server.connection;

import io.helidon.webserver.CloseConnectionException;

/** Makes Helidon close the connection, without a word in the log. */
public final class SilentClose extends CloseConnectionException {

  private static final long serialVersionUID = 1L;

  public SilentClose(String reason) {
    super(reason);
  }

  /** It is no fault, and made often. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}

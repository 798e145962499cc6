package dev.cardfile.http.server.connection;

import io.helidon.webserver.CloseConnectionException;

/** Thrown to make Helidon close the connection without logging anything. */
public final class SilentClose extends CloseConnectionException {

  private static final long serialVersionUID = 1L;

  public SilentClose(String reason) {
    super(reason);
  }

  /** Omits the stack trace, which is costly: this is no fault, and happens often. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}

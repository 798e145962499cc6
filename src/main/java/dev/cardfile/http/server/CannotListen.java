package dev.cardfile.http.server;

import java.nio.channels.UnresolvedAddressException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when an address cannot be bound: it is in use, unknown, or not one of this machine's. The
 * message is a single line for the operator.
 */
public final class CannotListen extends Exception {

  private static final long serialVersionUID = 1L;

  CannotListen(String host, int port, @Nullable Throwable cause) {
    super(
        "cannot listen on " + host + ":" + port + (cause == null ? "" : ": " + reason(cause)),
        cause);
  }

  private static String reason(Throwable cause) {
    if (cause instanceof UnresolvedAddressException) {
      return "unknown host name";
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}

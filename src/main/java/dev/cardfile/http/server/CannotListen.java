package dev.cardfile.http.server;

import java.nio.channels.UnresolvedAddressException;
import org.jspecify.annotations.Nullable;

/** The address is taken, or is not this machine's. Its message is one line for a person. */
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

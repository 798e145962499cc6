package dev.cardfile.http.server;

/** Answers the requests that were parsed as HTTP. */
@FunctionalInterface
public interface Handler {

  /**
   * Answers a request, once, by {@link Response#send(byte[])} or {@link Response#send(BodyWriter)}.
   * Called on the connection's virtual thread.
   *
   * @throws ClientGone if the client is gone; its connection is closed then
   */
  void handle(Request request, Response response);
}

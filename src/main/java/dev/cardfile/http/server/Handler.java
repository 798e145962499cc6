package dev.cardfile.http.server;

/** What is done with each request that could be read as HTTP. */
@FunctionalInterface
public interface Handler {

  /**
   * Answers a request, once, by {@link Response#send(byte[])} or {@link Response#send(BodyWriter)}.
   * Called by a virtual thread of the connection.
   *
   * @throws ClientGone when the client is gone; the connection ends
   */
  void handle(Request request, Response response);
}

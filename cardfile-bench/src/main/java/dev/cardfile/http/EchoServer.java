package dev.cardfile.http;

import dev.cardfile.http.server.CannotListen;
import dev.cardfile.wire.answer.AnswerWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/** Starts the HTTP server with an {@link Echo} in place of the API. */
public final class EchoServer {

  private EchoServer() {}

  /**
   * Starts a server that reads any request completely and always sends the same answer. It shows
   * what HTTP costs by itself, for comparison.
   *
   * @param answerBytes the length of the answer's body
   * @throws CannotListen when the server cannot listen on the address
   */
  public static HttpServer start(
      HttpSettings settings, int answerBytes, InstantSource clock, RandomGenerator random)
      throws CannotListen {
    TraceIds traces = new TraceIds(random);
    RateHeaders rateHeaders = new RateHeaders(new RateLimit(0, 0, clock));
    Echo echo = new Echo(HttpServer.bodies(settings), traces.next(), answerBytes);
    return HttpServer.listen(
        settings,
        echo,
        new UnreadableRequests(
            new AnswerWriter(), traces, rateHeaders, new CrossOrigin(List.of()), new Metrics()));
  }
}

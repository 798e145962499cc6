package dev.cardfile.http;

import dev.cardfile.http.server.CannotListen;
import dev.cardfile.wire.answer.AnswerWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/** The HTTP server with an {@link Echo} in the place of the API. */
public final class EchoServer {

  private EchoServer() {}

  /**
   * Starts a server that reads any request whole and answers it with the same bytes, whoever asks:
   * what HTTP costs by itself, to compare the other server with.
   *
   * @param answerBytes how long the body of its answer is
   * @throws CannotListen when the address cannot be listened on
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

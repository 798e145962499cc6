package dev.cardfile.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.cardfile.http.server.connection.BoundedConnections;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** The thread that ends connections whose time is over. */
@Timeout(60)
class TimeLimitsTest {

  private static final int MOST = 4;
  private static final int MOST_OF_ADDRESS = 1;
  private static final Duration TIME = Duration.ofMillis(500);

  private final Logger logger = (Logger) LoggerFactory.getLogger(BoundedConnections.class);

  /** Fails once with an error, as logging may when a class cannot be loaded. */
  private static final class FailingLog extends AppenderBase<ILoggingEvent> {

    private final CountDownLatch failed = new CountDownLatch(1);

    @Override
    protected void append(ILoggingEvent event) {
      if (event.getMessage().startsWith("closed at once") && failed.getCount() > 0) {
        failed.countDown();
        throw new NoClassDefFoundError("on purpose");
      }
    }
  }

  @Test
  void areEnforcedAfterAnErrorToo() throws Exception {
    FailingLog log = new FailingLog();
    log.start();
    logger.addAppender(log);
    List<SocketClient> clients = new ArrayList<>();
    try (Server server = server()) {
      while (log.failed.getCount() > 0) {
        clients.add(new SocketClient(server.port()));
        assertThat(clients.size()).isLessThan(1000);
        var _ = log.failed.await(20, TimeUnit.MILLISECONDS);
      }
      assertThat(answerToHalfARequest(server)).contains("http/1.1 408 request timeout");
    } finally {
      logger.detachAppender(log);
      for (SocketClient client : clients) {
        client.close();
      }
    }
  }

  /** Sends half of a request, as often as it takes to get a place, and returns the answer. */
  private static List<String> answerToHalfARequest(Server server) throws InterruptedException {
    while (true) {
      try (SocketClient client = new SocketClient(server.port())) {
        return client.send("GET / HTTP/1.1\r\nHo").head();
      } catch (IOException noPlace) {
        Thread.sleep(20);
      }
    }
  }

  private static Server server() throws CannotListen {
    return Server.start(
        new ServerSettings("127.0.0.1", 0, TIME, MOST, MOST_OF_ADDRESS, _ -> false),
        (_, _) -> {},
        new Rejections() {
          @Override
          public Answer answer(Rejected rejected) {
            return new Answer(
                rejected.why() == Rejection.TOO_SLOW ? 408 : 503, List.of(), new byte[0]);
          }

          @Override
          public void closedUnanswered() {}
        });
  }
}

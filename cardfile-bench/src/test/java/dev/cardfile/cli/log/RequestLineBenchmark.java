package dev.cardfile.cli.log;

import ch.qos.logback.classic.LoggerContext;
import dev.cardfile.http.LoggedRequest;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cost of a request's log line for the thread that serves the request. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RequestLineBenchmark {

  private static final int WAITING_BYTES = 4 * 1024 * 1024;

  private final LoggedRequest request = new LoggedRequest();
  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

  /** A channel that accepts all bytes at once. */
  private static final class Nowhere implements WritableByteChannel {

    @Override
    public int write(ByteBuffer bytes) {
      int length = bytes.remaining();
      bytes.position(bytes.limit());
      return length;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }

  @Setup
  public void start() {
    context.reset();
    JsonLogEncoder encoder = new JsonLogEncoder();
    encoder.setContext(context);
    encoder.start();
    QueuedAppender queue =
        new QueuedAppender(
            encoder, new Nowhere(), WAITING_BYTES, Duration.ofSeconds(1), Duration.ofSeconds(2));
    queue.setContext(context);
    queue.start();
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(queue);
  }

  @TearDown
  public void stop() {
    context.stop();
  }

  @Benchmark
  public void line() {
    request.log();
  }
}

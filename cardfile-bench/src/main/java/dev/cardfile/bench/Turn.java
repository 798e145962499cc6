package dev.cardfile.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/** A turn: drives one server for a while, through connections of its own. */
final class Turn implements AutoCloseable {

  private static final long SHOW_MILLIS = 200;
  private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Contender contender;
  private final Server server;
  private final List<Connection> connections = new ArrayList<>();

  /**
   * How long a turn runs, and how fast.
   *
   * @param rate requests per second; 0 to send each as soon as the last one is answered
   * @param limit how many requests are measured at most; 0 for no limit
   */
  record Timing(Warmup warmup, Duration measured, int rate, long limit) {

    private Pace startNow() {
      return new Pace(
          System.nanoTime(), warmup.longest().toNanos(), measured.toNanos(), rate, limit);
    }
  }

  /**
   * Opens the connections of a turn, each with its own sequence of requests.
   *
   * @throws BenchFailed when a connection cannot be opened
   */
  Turn(Contender contender, Server server, Traffic traffic, int count, long seed) {
    this.contender = contender;
    this.server = server;
    try {
      for (int i = 0; i < count; i++) {
        connections.add(new Connection(server.url(), traffic, seed + i));
      }
    } catch (IOException e) {
      close();
      throw failed(e);
    }
  }

  /**
   * Drives the server.
   *
   * @param progress receives how much is done, from 0 to 1
   * @throws BenchFailed when the outcome of a request is unknown
   */
  TurnResult run(Timing timing, Connection.Maker maker, DoubleConsumer progress)
      throws InterruptedException {
    return run(timing, maker, progress, null);
  }

  /**
   * As {@link #run(Timing, Connection.Maker, DoubleConsumer)}, and records a curve unless it is
   * null.
   */
  TurnResult run(
      Timing timing, Connection.Maker maker, DoubleConsumer progress, @Nullable Curve curve)
      throws InterruptedException {
    // Without a warm-up, the turn may be over before the usage can be read again.
    Used atStart = used();
    Pace pace = timing.startNow();
    if (curve != null) {
      curve.begin(pace.measuredFrom());
    }
    LoadLoop loop = loop(pace, maker, new Tally(curve));
    CompletableFuture<Tally> end = new CompletableFuture<>();
    Thread thread = Thread.ofPlatform().name("bench-load").start(() -> run(loop, end));
    try {
      Runnable show = () -> progress.accept(share(timing, pace, loop));
      if (timing.warmup().untilSteady()) {
        awaitSteadiness(pace, loop, end, show);
        beginMeasuring(pace, curve);
      } else {
        awaitUntil(pace.measuredFrom(), end, show);
      }
      Used before = timing.warmup().longest().isZero() ? atStart : used();
      awaitUntil(
          pace.end(),
          end,
          () -> {
            show.run();
            sample(curve, loop, System.nanoTime());
          });
      Tally tally = end.get();
      sample(curve, loop, pace.end());
      return result(tally, before, pace);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException why) {
        throw failed(why);
      }
      throw new IllegalStateException(e);
    } finally {
      loop.stop();
      thread.join();
    }
  }

  /**
   * Waits until the speed no longer rises, the longest warm-up is about to end, or the turn is
   * over.
   */
  private static void awaitSteadiness(Pace pace, LoadLoop loop, Future<?> end, Runnable show)
      throws InterruptedException {
    Steadiness steadiness = new Steadiness();
    long second = pace.start();
    do {
      second += SECOND_NANOS;
      awaitUntil(second, end, show);
    } while (!steadiness.second(loop.answers())
        && pace.measuredFrom() - second > SECOND_NANOS
        && !end.isDone());
  }

  /** Starts the curve before the measurement, because it records every measured answer. */
  private static void beginMeasuring(Pace pace, @Nullable Curve curve) {
    long now = System.nanoTime();
    if (curve != null) {
      curve.begin(now);
    }
    pace.measureFrom(now);
  }

  /** Adds a sample of the server to the curve, if an interval has begun without one. */
  private void sample(@Nullable Curve curve, LoadLoop loop, long now) {
    if (curve != null && curve.wantsSample(now)) {
      Used used = used();
      curve.sample(new ServerSample(loop.answers(), used.server(), used.meters()));
    }
  }

  private LoadLoop loop(Pace pace, Connection.Maker maker, Tally tally) {
    try {
      return new LoadLoop(contender, connections, pace, maker, tally);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static void run(LoadLoop loop, CompletableFuture<Tally> end) {
    try {
      loop.run();
      end.complete(loop.tally());
    } catch (IOException | RuntimeException | Error e) {
      end.completeExceptionally(e);
    }
  }

  /** Waits until this time, or until the turn is over, and shows the progress meanwhile. */
  private static void awaitUntil(long nanos, Future<?> end, Runnable show)
      throws InterruptedException {
    while (nanos - System.nanoTime() > 0 && !end.isDone()) {
      show.run();
      long millis = TimeUnit.NANOSECONDS.toMillis(nanos - System.nanoTime());
      try {
        end.get(Math.clamp(millis, 1, SHOW_MILLIS), TimeUnit.MILLISECONDS);
      } catch (TimeoutException | ExecutionException later) {
        // Either it is time to show the progress again, or the turn has failed.
      }
    }
  }

  private static double share(Timing timing, Pace pace, LoadLoop loop) {
    double ofTime =
        (double) (System.nanoTime() - pace.start()) / Math.max(1, pace.end() - pace.start());
    double ofRequests = timing.limit() == 0 ? 0 : (double) loop.answers() / timing.limit();
    return Math.clamp(Math.max(ofTime, ofRequests), 0.0, 1.0);
  }

  private TurnResult result(Tally tally, Used before, Pace pace) {
    return before.result(
        used(),
        contender,
        tally,
        Duration.ofNanos(pace.measuredFrom() - pace.start()),
        Duration.ofNanos(Math.max(0, tally.lastNanos() - pace.measuredFrom())),
        server.residentBytes());
  }

  private Used used() {
    return Used.of(server, contender);
  }

  private BenchFailed failed(IOException why) {
    String reason = why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
    return new BenchFailed(
        "%s at %s: %s"
            .formatted(contender.label(), server.url(), server.obituary().orElse(reason)));
  }

  @Override
  public void close() {
    connections.forEach(Connection::close);
  }
}

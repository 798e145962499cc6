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

/** One server driven for a while, through connections of its own. */
final class Turn implements AutoCloseable {

  private static final long SHOW_MILLIS = 200;
  private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Contender contender;
  private final Server server;
  private final List<Connection> connections = new ArrayList<>();

  /**
   * How long it goes.
   *
   * @param rate requests in a second; 0 for as fast as the answers come
   * @param limit how many requests are measured at most; 0 for no limit
   */
  record Timing(Warmup warmup, Duration measured, int rate, long limit) {

    private Pace startNow() {
      return new Pace(
          System.nanoTime(), warmup.longest().toNanos(), measured.toNanos(), rate, limit);
    }
  }

  /**
   * Opens the connections of a turn, each with requests of its own.
   *
   * @throws BenchFailed when it cannot
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
   * @param progress learns how much is done, from 0 to 1
   * @throws BenchFailed when an answer does not come
   */
  TurnResult run(Timing timing, Connection.Maker maker, DoubleConsumer progress)
      throws InterruptedException {
    return run(timing, maker, progress, null);
  }

  /** As {@link #run(Timing, Connection.Maker, DoubleConsumer)}, and draws what it measures. */
  TurnResult run(
      Timing timing, Connection.Maker maker, DoubleConsumer progress, @Nullable Curve curve)
      throws InterruptedException {
    // Without a warm-up there may be no time to look before all is over.
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

  /** Until the speed no longer rises, the warm-up has taken its time, or all is over. */
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

  /** The curve first, since it draws whatever is measured. */
  private static void beginMeasuring(Pace pace, @Nullable Curve curve) {
    long now = System.nanoTime();
    if (curve != null) {
      curve.begin(now);
    }
    pace.measureFrom(now);
  }

  /** What the server has done up to the beginning of an interval, once it has begun. */
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

  /** Until then, or until all is over. */
  private static void awaitUntil(long nanos, Future<?> end, Runnable show)
      throws InterruptedException {
    while (nanos - System.nanoTime() > 0 && !end.isDone()) {
      show.run();
      long millis = TimeUnit.NANOSECONDS.toMillis(nanos - System.nanoTime());
      try {
        end.get(Math.clamp(millis, 1, SHOW_MILLIS), TimeUnit.MILLISECONDS);
      } catch (TimeoutException | ExecutionException later) {
        // Time to show more, or it is over.
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

package dev.cardfile.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * What came back over time, in intervals of one length. The thread that drives fills in the
 * answers, the one that waits for it the samples; it is read when both are through.
 */
final class Curve {

  private static final long LONGEST_MICROS = 3_600_000_000L;
  private static final int DIGITS = 2;

  private final Duration interval;
  private final int most;
  private final List<Interval> intervals = new ArrayList<>();
  private final List<ServerSample> samples = new ArrayList<>();
  private long start;

  /** So many intervals at most; what comes later is the last one's. */
  Curve(Duration interval, int most) {
    this.interval = interval;
    this.most = most;
  }

  /** The answers of an interval. */
  static final class Interval {
    private final Histogram micros = new Histogram(1, LONGEST_MICROS, DIGITS);
    private long answers;
    private long longestWaitNanos;

    private void add(Interval other) {
      micros.add(other.micros);
      answers += other.answers;
      longestWaitNanos = Math.max(longestWaitNanos, other.longestWaitNanos);
    }
  }

  /** It begins at this time of {@link System#nanoTime}; nothing before it counts. */
  void begin(long nanos) {
    start = nanos;
  }

  /**
   * An answer came.
   *
   * @param waited for how long there had been none, though one was owed
   */
  void answered(long due, long finished, long waited) {
    Interval at = at(finished);
    at.answers++;
    at.longestWaitNanos = Math.max(at.longestWaitNanos, waited);
    record(at, finished - due);
  }

  /** A request that was due then was not sent at all up to now. */
  void unsent(long due, long now) {
    record(at(now), now - due);
  }

  private static void record(Interval at, long nanos) {
    at.micros.recordValue(Math.clamp((nanos + 500) / 1000, 0, LONGEST_MICROS));
  }

  private Interval at(long finished) {
    long passed = Math.max(0, finished - start) / interval.toNanos();
    int number = (int) Math.min(passed, most - 1L);
    while (intervals.size() <= number) {
      intervals.add(new Interval());
    }
    return intervals.get(number);
  }

  /** Whether the next interval has begun, of which there is no sample yet. */
  boolean wantsSample(long now) {
    return now - start >= samples.size() * interval.toNanos();
  }

  void sample(ServerSample sample) {
    samples.add(sample);
  }

  Duration interval() {
    return interval;
  }

  int size() {
    return intervals.size();
  }

  /** Some intervals taken together, each with what the server did in it. */
  CurvePart part(int from, int to) {
    Interval all = new Interval();
    intervals.subList(from, to).forEach(all::add);
    Optional<ServerSample> before = sampleAt(from);
    Optional<ServerSample> after = sampleAt(to);
    return new CurvePart(
        interval.multipliedBy(from),
        interval.multipliedBy(to - from),
        all.answers,
        all.micros,
        Duration.ofNanos(all.longestWaitNanos),
        before.flatMap(first -> after.map(last -> last.since(first))));
  }

  private Optional<ServerSample> sampleAt(int number) {
    // The last ones may share a sample: the answers to what was under way came after the end.
    return samples.isEmpty()
        ? Optional.empty()
        : Optional.of(samples.get(Math.min(number, samples.size() - 1)));
  }
}

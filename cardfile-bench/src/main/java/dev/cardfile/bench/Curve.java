package dev.cardfile.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * The answers of a turn over time, in intervals of equal length. The load thread records answers,
 * and the thread waiting for it adds samples. Not synchronised: the curve may be read only when
 * both are done.
 */
final class Curve {

  private static final long LONGEST_MICROS = 3_600_000_000L;
  private static final int DIGITS = 2;

  private final Duration interval;
  private final int most;
  private final List<Interval> intervals = new ArrayList<>();
  private final List<ServerSample> samples = new ArrayList<>();
  private long start;

  /**
   * Prepares an empty curve.
   *
   * @param most how many intervals there are at most; whatever comes later is added to the last one
   */
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

  /**
   * Sets the start of the first interval, by {@link System#nanoTime}. Must precede the first
   * measured answer.
   */
  void begin(long nanos) {
    start = nanos;
  }

  /**
   * Records an answer.
   *
   * @param waited how long no answer had come, though at least one was outstanding
   */
  void answered(long due, long finished, long waited) {
    Interval at = at(finished);
    at.answers++;
    at.longestWaitNanos = Math.max(at.longestWaitNanos, waited);
    record(at, finished - due);
  }

  /** Records a request that was due but has not been sent by now. */
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

  /** Reports whether an interval has begun for which there is no sample yet. */
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

  /** Combines some intervals, with what the server did in them. */
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
    // The last intervals may share a sample: answers that were outstanding at the end of the turn
    // arrive after the last sample.
    return samples.isEmpty()
        ? Optional.empty()
        : Optional.of(samples.get(Math.min(number, samples.size() - 1)));
  }
}

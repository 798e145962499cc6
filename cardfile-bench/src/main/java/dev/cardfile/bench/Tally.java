package dev.cardfile.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** What came back: checked, counted and timed. */
final class Tally {

  private static final long LONGEST_MICROS = 3_600_000_000L;
  private static final int DIGITS = 3;
  private static final int MAX_SHOWN = 200;

  private final Histogram micros = new Histogram(1, LONGEST_MICROS, DIGITS);
  private final Map<String, Fault> faults = new TreeMap<>();
  private final @Nullable Curve curve;
  private long answers;
  private long timed;
  private long unsent;
  private long created;
  private long bodyBytes;
  private long requestBytes;
  private long lastNanos = Long.MIN_VALUE;

  Tally() {
    this(null);
  }

  /** Draws a curve, too, of what is measured. */
  Tally(@Nullable Curve curve) {
    this.curve = curve;
  }

  /** What was wrong with some answers, and the first of them. */
  private record Fault(long times, String first) {

    Fault and(Fault later) {
      return new Fault(times + later.times, first);
    }
  }

  /**
   * Checks and counts an answer.
   *
   * @param ask what the request asked for; an {@link Contender#ECHO} does not care
   */
  void check(Contender from, Ask ask, int sentBytes, AnswerReader answer) {
    answers++;
    requestBytes += sentBytes;
    bodyBytes += answer.bodyLength();
    if (answer.status() != 200) {
      fault("status " + answer.status(), answer);
    } else if (from != Contender.ECHO) {
      checkNews(ask, answer);
    }
  }

  private void checkNews(Ask ask, AnswerReader answer) {
    switch (answer.news()) {
      case CREATED -> {
        created++;
        if (ask != Ask.NEW) {
          fault("\"new\":true for an existing contact", answer);
        }
      }
      case FOUND -> {
        if (ask == Ask.NEW) {
          fault("\"new\":false for a new contact", answer);
        }
      }
      case NOT_SAID -> fault("neither \"new\":true nor \"new\":false", answer);
    }
  }

  /**
   * Counts rows that came together, each of which made a contact.
   *
   * @param sentBytes how long they were together
   * @param bodyLength how long the answer was to all
   */
  void rows(long rows, long sentBytes, long bodyLength, long due, long finished) {
    answers += rows;
    timed += rows;
    created += rows;
    requestBytes += sentBytes;
    bodyBytes += bodyLength;
    record(due, finished);
    lastNanos = Math.max(lastNanos, finished);
  }

  private void fault(String what, AnswerReader answer) {
    fault(what, answer.body());
  }

  /** Something was wrong with an answer, which is shown as far as there is room. */
  void fault(String what, String body) {
    Fault known = faults.get(what);
    if (known == null) {
      String shown = body.length() <= MAX_SHOWN ? body : body.substring(0, MAX_SHOWN) + "...";
      faults.put(what, new Fault(1, shown));
    } else {
      faults.put(what, new Fault(known.times() + 1, known.first()));
    }
  }

  /** As {@link #time(long, long, long)}, where nobody draws. */
  void time(long due, long finished) {
    time(due, finished, 0);
  }

  /**
   * Times a request that is measured.
   *
   * @param due when it was to start, which may be before it could
   * @param waited for how long there had been no answer, though one was owed
   */
  void time(long due, long finished, long waited) {
    timed++;
    record(due, finished);
    lastNanos = Math.max(lastNanos, finished);
    if (curve != null) {
      curve.answered(due, finished, waited);
    }
  }

  /**
   * Counts a request that is measured and could not be sent before the end. It would have taken
   * longer than this, so that it counts as if it had been answered now: left out, those whom a
   * stall hit most would be missing among the latencies.
   */
  void unsent(long due, long now) {
    unsent++;
    record(due, now);
    if (curve != null) {
      curve.unsent(due, now);
    }
  }

  private void record(long due, long until) {
    long nanos = Math.max(0, until - due);
    micros.recordValue(Math.min(LONGEST_MICROS, (nanos + 500) / 1000));
  }

  void add(Tally other) {
    micros.add(other.micros);
    other.faults.forEach((what, fault) -> faults.merge(what, fault, Fault::and));
    answers += other.answers;
    timed += other.timed;
    unsent += other.unsent;
    created += other.created;
    bodyBytes += other.bodyBytes;
    requestBytes += other.requestBytes;
    lastNanos = Math.max(lastNanos, other.lastNanos);
  }

  /** The latencies of what was measured. */
  Histogram micros() {
    return micros;
  }

  long answers() {
    return answers;
  }

  /** How many answers were measured. */
  long timed() {
    return timed;
  }

  /** How many requests were due and not sent, among those that are measured. */
  long unsent() {
    return unsent;
  }

  /** How many answers said that their contact is new. */
  long created() {
    return created;
  }

  long wrong() {
    return faults.values().stream().mapToLong(Fault::times).sum();
  }

  /** What was wrong, in a line for each kind, with an example. */
  List<String> faults() {
    return faults.entrySet().stream()
        .map(fault -> words(fault.getKey(), fault.getValue()))
        .toList();
  }

  private static String words(String what, Fault fault) {
    return String.format(
        Locale.ROOT, "%,d answers had %s; the first: %s", fault.times(), what, fault.first());
  }

  int meanBodyBytes() {
    return answers == 0 ? 0 : Math.toIntExact(bodyBytes / answers);
  }

  int meanRequestBytes() {
    return answers == 0 ? 0 : Math.toIntExact(requestBytes / answers);
  }

  /** When the last answer that was measured came. */
  long lastNanos() {
    return lastNanos;
  }
}

package dev.cardfile.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** The answers of a turn: checked, counted and timed. */
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

  /**
   * Creates an empty tally that also records measured answers in a curve.
   *
   * @param curve null for none
   */
  Tally(@Nullable Curve curve) {
    this.curve = curve;
  }

  /** A kind of fault: how often it occurred, and the first answer that had it. */
  private record Fault(long times, String first) {

    Fault and(Fault later) {
      return new Fault(times + later.times, first);
    }
  }

  /**
   * Checks and counts an answer.
   *
   * @param ask what the request asked for; not checked for {@link Contender#ECHO}
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
   * Counts rows that were sent together, each of which created a contact.
   *
   * @param sentBytes the length of the request
   * @param bodyLength the length of the answer's body
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

  /**
   * Counts a fault. The body of the first answer with this fault is kept, shortened if it is long.
   */
  void fault(String what, String body) {
    Fault known = faults.get(what);
    if (known == null) {
      String shown = body.length() <= MAX_SHOWN ? body : body.substring(0, MAX_SHOWN) + "...";
      faults.put(what, new Fault(1, shown));
    } else {
      faults.put(what, new Fault(known.times() + 1, known.first()));
    }
  }

  /** Times a measured request, without a waiting time for the curve. */
  void time(long due, long finished) {
    time(due, finished, 0);
  }

  /**
   * Times a measured request.
   *
   * @param due when the request was to start, even if it could not start then
   * @param waited how long no answer had come, though at least one was outstanding
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
   * Counts a measured request that could not be sent before the end of its turn. It counts as
   * answered now, although it would have taken longer. Leaving such requests out would hide the
   * latencies that a stall affects most.
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

  /** The latencies of the measured requests. */
  Histogram micros() {
    return micros;
  }

  long answers() {
    return answers;
  }

  /** The number of measured answers. */
  long timed() {
    return timed;
  }

  /** The number of measured requests that were due but never sent. */
  long unsent() {
    return unsent;
  }

  /** The number of answers that reported a new contact. */
  long created() {
    return created;
  }

  long wrong() {
    return faults.values().stream().mapToLong(Fault::times).sum();
  }

  /** The faults, one line per kind, each with an example. */
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

  /** When the last measured answer came, by {@link System#nanoTime}. */
  long lastNanos() {
    return lastNanos;
  }
}

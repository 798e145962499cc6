package dev.cardfile.wire.operator;

import static dev.cardfile.wire.table.ValueType.INTEGER;
import static dev.cardfile.wire.table.ValueType.STRING;
import static dev.cardfile.wire.table.ValueType.TIME;

import dev.cardfile.store.StoreFigures;
import dev.cardfile.wire.table.Answer;
import dev.cardfile.wire.table.Members;
import dev.cardfile.wire.table.ValueType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The condition of a server. Its counters only rise, so a rate can be computed from two readings.
 *
 * @param version the version of the program
 * @param outage why the store cannot serve; null if it can
 */
public record Health(
    String version,
    Instant startedAt,
    Instant at,
    @Nullable String outage,
    Requests requests,
    Writes writes,
    StoreFigures store,
    Memory memory,
    Processor processor) {

  /**
   * The number of measurements up to a duration.
   *
   * @param count cumulative: everything that took at most {@code millis}
   */
  public record UpTo(long millis, long count) {}

  /**
   * The requests that were answered.
   *
   * @param failed those with a status of 500 or more
   * @param timed those that waited neither for a change nor for a client that reads a stream
   * @param times the distribution of the timed requests, from which percentiles can be computed
   */
  public record Requests(long count, long failed, long timed, List<UpTo> times) {}

  /**
   * The transactions, and the writes in them.
   *
   * @param failed the writes that failed because the store was unavailable
   * @param turnedAway the writes that were rejected because too many were waiting
   */
  public record Writes(
      long transactions, long count, long failed, long turnedAway, List<UpTo> commits) {}

  /** The JVM's heap, in bytes. */
  public record Memory(long used, long most) {}

  /**
   * The process's use of the processors.
   *
   * @param millis the time that the process has run, summed over all processors
   * @param count the number of processors that it may use
   */
  public record Processor(long millis, int count) {}

  private static final ValueType<UpTo> TIMES =
      Members.<UpTo>of().has("millis", INTEGER, UpTo::millis).has("count", INTEGER, UpTo::count);

  private static final ValueType<Requests> REQUESTS =
      Members.<Requests>of()
          .has("count", INTEGER, Requests::count)
          .has("failed", INTEGER.about("Those answered with 500 or more."), Requests::failed)
          .has(
              "timed",
              INTEGER.about("All but streams and those that waited for a change."),
              Requests::timed)
          .has(
              "times",
              ValueType.list(TIMES)
                  .about("How many timed requests took at most this many milliseconds."),
              Requests::times);

  private static final ValueType<Writes> WRITES =
      Members.<Writes>of()
          .has("transactions", INTEGER, Writes::transactions)
          .has("count", INTEGER, Writes::count)
          .has(
              "failed",
              INTEGER.about("Writes that failed because the store was unavailable."),
              Writes::failed)
          .has(
              "turnedAway",
              INTEGER.about("Writes that were rejected because too many waited."),
              Writes::turnedAway)
          .has(
              "commits",
              ValueType.list(TIMES).about("How many commits took at most this many milliseconds."),
              Writes::commits);

  private static final ValueType<StoreFigures.Queue> QUEUE =
      Members.<StoreFigures.Queue>of()
          .has(
              "waiting",
              INTEGER.about("Writes that wait for a writer now."),
              StoreFigures.Queue::waiting)
          .has("most", INTEGER.about("The most writes that may wait."), StoreFigures.Queue::most)
          .has(
              "rows",
              INTEGER.about("Rows of batches and imports that wait, and let the others go first."),
              StoreFigures.Queue::rows);

  private static final ValueType<StoreFigures.Disk> DISK =
      Members.<StoreFigures.Disk>of()
          .has("used", INTEGER, StoreFigures.Disk::used)
          .has("free", INTEGER, StoreFigures.Disk::free);

  private static final ValueType<Memory> MEMORY =
      Members.<Memory>of().has("used", INTEGER, Memory::used).has("most", INTEGER, Memory::most);

  private static final ValueType<Processor> PROCESSOR =
      Members.<Processor>of()
          .has("millis", INTEGER, Processor::millis)
          .has("count", INTEGER, Processor::count);

  public static final Answer<Health> ANSWER =
      Answer.of(
          Members.<Health>of()
              .has("version", STRING, Health::version)
              .has("startedAt", TIME, Health::startedAt)
              .has("at", TIME, Health::at)
              .mayHave("outage", STRING.about("Why the store cannot serve."), Health::outage)
              .has("requests", REQUESTS, Health::requests)
              .has("writes", WRITES, Health::writes)
              .has("queue", QUEUE, health -> health.store().queue())
              .mayHave(
                  "disk",
                  DISK.about(
                      "In bytes, of the store's files. With PostgreSQL, ask its own server."),
                  health -> health.store().disk())
              .has("memory", MEMORY.about("Of the JVM's heap, in bytes."), Health::memory)
              .has(
                  "processor",
                  PROCESSOR.about("Time on all processors, and how many it may use."),
                  Health::processor));
}

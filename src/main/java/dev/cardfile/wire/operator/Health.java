package dev.cardfile.wire.operator;

import static dev.cardfile.wire.table.ValueType.INTEGER;
import static dev.cardfile.wire.table.ValueType.STRING;
import static dev.cardfile.wire.table.ValueType.TIME;

import dev.cardfile.wire.table.Answer;
import dev.cardfile.wire.table.Members;
import dev.cardfile.wire.table.ValueType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a server is, in figures that only rise: who wants a rate asks twice.
 *
 * @param version of the program
 * @param outage why the store cannot serve; null when it can
 */
public record Health(
    String version,
    Instant startedAt,
    Instant at,
    @Nullable String outage,
    Requests requests,
    Writes writes,
    Memory memory) {

  /**
   * How many took at most so long.
   *
   * @param count with all that took less
   */
  public record UpTo(long millis, long count) {}

  /**
   * Requests that were answered.
   *
   * @param failed those that were answered 500 or more
   * @param times by which percentiles can be told
   */
  public record Requests(long count, long failed, List<UpTo> times) {}

  /** Transactions, and the writes in them. */
  public record Writes(long transactions, long count, List<UpTo> commits) {}

  /** Of the JVM, in bytes. */
  public record Memory(long used, long most) {}

  private static final ValueType<UpTo> TIMES =
      Members.<UpTo>of().has("millis", INTEGER, UpTo::millis).has("count", INTEGER, UpTo::count);

  private static final ValueType<Requests> REQUESTS =
      Members.<Requests>of()
          .has("count", INTEGER, Requests::count)
          .has("failed", INTEGER, Requests::failed)
          .has(
              "times",
              ValueType.list(TIMES).about("How many took at most so many milliseconds."),
              Requests::times);

  private static final ValueType<Writes> WRITES =
      Members.<Writes>of()
          .has("transactions", INTEGER, Writes::transactions)
          .has("count", INTEGER, Writes::count)
          .has(
              "commits",
              ValueType.list(TIMES).about("How many commits took at most so many milliseconds."),
              Writes::commits);

  private static final ValueType<Memory> MEMORY =
      Members.<Memory>of().has("used", INTEGER, Memory::used).has("most", INTEGER, Memory::most);

  public static final Answer<Health> ANSWER =
      Answer.of(
          Members.<Health>of()
              .has("version", STRING, Health::version)
              .has("startedAt", TIME, Health::startedAt)
              .has("at", TIME, Health::at)
              .mayHave("outage", STRING.about("Why the store cannot serve."), Health::outage)
              .has("requests", REQUESTS, Health::requests)
              .has("writes", WRITES, Health::writes)
              .has("memory", MEMORY, Health::memory));
}

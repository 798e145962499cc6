package dev.cardfile.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A benchmark: loads contacts into servers, drives the servers in turns, and checks every answer.
 */
public final class Bench {

  /** No time limit: a preload ends when all its contacts are loaded. */
  private static final Duration NO_END = Duration.ofDays(30);

  private static final long TURN_SEEDS = 1_000_003;

  /** The most points in a curve; more would not be distinguishable when drawn. */
  private static final int MOST_POINTS = 360;

  private final Plan plan;
  private final Traffic traffic;
  private final Progress progress;
  private final List<TurnResult> turns = new ArrayList<>();

  /** Starts the servers that Cardfile is compared with. */
  public interface Others {

    /** Starts Cardfile on the same store, with one transaction per request. */
    Server single() throws InterruptedException;

    /**
     * Starts the same HTTP server without a store.
     *
     * @param answerBytes the length of the body of each answer
     */
    Server echo(int answerBytes) throws InterruptedException;
  }

  /**
   * Prepares a benchmark in these locations.
   *
   * @param firstPerson the number of the first person; no location may have a contact with this
   *     number or a higher one
   */
  public Bench(Plan plan, List<Destination> destinations, long firstPerson, Progress progress) {
    this.plan = plan;
    this.traffic = new Traffic(destinations, firstPerson, plan.contacts());
    this.progress = progress;
  }

  /** The number of distinct people. Every person number of a run must be less than this. */
  public static long numbers() {
    return People.COUNT;
  }

  /**
   * Drives one server alone. Stops after the first turn with a wrong answer.
   *
   * @throws BenchFailed when a server or a connection fails
   */
  public BenchResult drive(Server server) throws InterruptedException {
    TurnResult preload = preload(server, plan.contacts());
    for (int round = 1; round <= plan.rounds() && isRight(preload); round++) {
      fullAndHalf(server, round);
    }
    return new BenchResult(plan, List.of(preload), turns);
  }

  /**
   * Drives a server and those it is compared with in turns, so that other load on the machine
   * affects all of them alike. Stops after the first turn with a wrong answer.
   *
   * @throws BenchFailed when a server or a connection fails
   */
  public BenchResult compare(Server server, Others others) throws InterruptedException {
    TurnResult preload = preload(server, plan.contacts());
    if (isRight(preload)) {
      try (Server single = others.single();
          Server echo = others.echo(preload.tally().meanBodyBytes())) {
        for (int round = 1; round <= plan.rounds(); round++) {
          if (!turn(Contender.ECHO, echo, round)
              || !fullAndHalf(server, round)
              || !turn(Contender.SINGLE, single, round)) {
            break;
          }
        }
      }
    }
    return new BenchResult(plan, List.of(preload), turns);
  }

  /**
   * Drives one server for a long time. Requests for existing contacts are spread evenly over all
   * contacts, including those created during the run.
   *
   * @throws BenchFailed when the server or a connection fails
   */
  public Soak soak(Server server) throws InterruptedException {
    TurnResult preload = preload(server, plan.contacts());
    Duration length = plan.measured();
    Duration interval =
        Duration.ofSeconds(Math.max(1, Math.ceilDiv(length.toSeconds(), MOST_POINTS)));
    Curve curve = new Curve(interval, Math.toIntExact(length.toSeconds() / interval.toSeconds()));
    if (isRight(preload)) {
      traffic.knowAll();
      traffic.growing();
      try (Turn turn =
          new Turn(Contender.UPSERT, server, traffic, plan.connections(), plan.seed() + 1)) {
        turns.add(
            turn.run(
                new Turn.Timing(plan.warmup(), length, plan.rate(), plan.requests()),
                Traffic.Source::makeAny,
                share -> progress.show("soaking", share),
                curve));
      }
    }
    return new Soak(new BenchResult(plan, List.of(preload), turns), curve);
  }

  /**
   * Loads a server up to each of these sizes, and drives it at each, in turns with an echo.
   *
   * @param sizes the numbers of contacts, ascending
   * @throws BenchFailed when a server or a connection fails
   */
  public Growth grow(Server server, Others others, List<Long> sizes) throws InterruptedException {
    List<TurnResult> loads = new ArrayList<>();
    List<Growth.Size> measured = new ArrayList<>();
    loads.add(preload(server, sizes.getFirst()));
    if (isRight(loads.getFirst())) {
      try (Server echo = others.echo(loads.getFirst().tally().meanBodyBytes())) {
        for (long size : sizes) {
          if (traffic.made() < size) {
            loads.add(preload(server, size - traffic.made()));
          }
          int first = turns.size();
          long before = traffic.made();
          traffic.knowAll();
          boolean isRight = isRight(loads.getLast()) && rounds(server, echo);
          measured.add(new Growth.Size(before, traffic.made(), turns.subList(first, turns.size())));
          if (!isRight) {
            break;
          }
        }
      }
    }
    return new Growth(new BenchResult(plan, loads, turns), measured);
  }

  /**
   * Runs a turn at full speed and then, unless the rate is fixed, one at half of the speed reached.
   *
   * @return whether every answer was right
   */
  private boolean fullAndHalf(Server server, int round) throws InterruptedException {
    if (!turn(Contender.UPSERT, server, round)) {
      return false;
    }
    int half = (int) (turns.getLast().perSecond() / 2);
    return plan.rate() > 0 || half == 0 || turn(Contender.HALF, server, round, half);
  }

  private boolean rounds(Server server, Server echo) throws InterruptedException {
    for (int round = 1; round <= plan.rounds(); round++) {
      if (!turn(Contender.ECHO, echo, round) || !turn(Contender.UPSERT, server, round)) {
        return false;
      }
    }
    return true;
  }

  private TurnResult preload(Server server, long contacts) throws InterruptedException {
    try (Turn turn = new Turn(Contender.UPSERT, server, traffic, plan.connections(), plan.seed())) {
      TurnResult result =
          turn.run(
              new Turn.Timing(Warmup.NONE, NO_END, 0, contacts),
              Traffic.Source::makeNew,
              share -> progress.show("loading contacts", share));
      server.turnIsOver();
      return result;
    }
  }

  /** Runs a turn at the rate of the plan, and reports whether every answer was right. */
  private boolean turn(Contender contender, Server server, int round) throws InterruptedException {
    return turn(contender, server, round, plan.rate());
  }

  private boolean turn(Contender contender, Server server, int round, int rate)
      throws InterruptedException {
    String label = "round %d of %d: %s".formatted(round, plan.rounds(), contender.label());
    long seed = plan.seed() + (turns.size() + 1) * TURN_SEEDS;
    try (Turn turn = new Turn(contender, server, traffic, plan.connections(), seed)) {
      TurnResult result =
          turn.run(
              new Turn.Timing(plan.warmup(), plan.measured(), rate, plan.requests()),
              contender == Contender.ECHO
                  ? Traffic.Source::makeAnyForEcho
                  : Traffic.Source::makeAny,
              share -> progress.show(label, share));
      server.turnIsOver();
      turns.add(result);
      return isRight(result);
    }
  }

  private static boolean isRight(TurnResult result) {
    return result.tally().wrong() == 0;
  }
}

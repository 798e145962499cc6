package dev.cardfile.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Loads servers with contacts, has them take turns, and checks every answer. */
public final class Bench {

  /** A preload is over when it is done. */
  private static final Duration NO_END = Duration.ofDays(30);

  private static final long TURN_SEEDS = 1_000_003;

  /** A curve of more points shows no more. */
  private static final int MOST_POINTS = 360;

  private final Plan plan;
  private final Traffic traffic;
  private final Progress progress;
  private final List<TurnResult> turns = new ArrayList<>();

  /** Starts the servers that take turns with the one that is the matter. */
  public interface Others {

    /** Cardfile on the same store with one transaction for each request. */
    Server single() throws InterruptedException;

    /** The same HTTP server, which answers with a body of this length. */
    Server echo(int answerBytes) throws InterruptedException;
  }

  /**
   * A benchmark in these locations.
   *
   * @param firstPerson the number of the first contact; no location may have it yet, nor any of the
   *     numbers after it
   */
  public Bench(Plan plan, List<Destination> destinations, long firstPerson, Progress progress) {
    this.plan = plan;
    this.traffic = new Traffic(destinations, firstPerson, plan.contacts());
    this.progress = progress;
  }

  /** How many numbers of contacts there are: those of a run are to lie below. */
  public static long numbers() {
    return People.COUNT;
  }

  /**
   * Drives one server alone. Ends after the first turn that had a wrong answer.
   *
   * @throws BenchFailed when it cannot go on
   */
  public BenchResult drive(Server server) throws InterruptedException {
    TurnResult preload = preload(server, plan.contacts());
    for (int round = 1; round <= plan.rounds() && isRight(preload); round++) {
      fullAndHalf(server, round);
    }
    return new BenchResult(plan, List.of(preload), turns);
  }

  /**
   * Drives a server and those that it is compared with, in turns, so that what else happens on the
   * machine is shared by all. Ends after the first turn that had a wrong answer.
   *
   * @throws BenchFailed when it cannot go on
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
   * Drives one server for long, and asks evenly for all who are there, also for those who came
   * meanwhile.
   *
   * @throws BenchFailed when it cannot go on
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
   * Loads a server to one size after the other, and drives it at each, in turns with an echo.
   *
   * @param sizes how many contacts there are to be, rising
   * @throws BenchFailed when it cannot go on
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

  /** As fast as it can and then, where the rate is not given, at half of that. */
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

  /** Whether every answer was right. */
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

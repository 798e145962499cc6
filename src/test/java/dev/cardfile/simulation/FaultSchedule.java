package dev.cardfile.simulation;

import dev.cardfile.store.FaultyStores.Fault;
import dev.cardfile.store.FaultyStores.Side;
import dev.cardfile.store.FaultyStores.When;
import java.util.Optional;
import java.util.Random;

/** Decides which statements fail in a history, and when the client repeats a request. */
final class FaultSchedule {

  /** A few more than most steps send, so that some steps end before the fault. */
  private static final int STATEMENTS = 25;

  private final Random random;

  /**
   * Creates a schedule from the seed of a history. The steps of the history are the same as without
   * faults.
   */
  FaultSchedule(long seed) {
    random = new Random(~seed);
  }

  /** Returns the next fault, or none. Often a commit fails, where most can go wrong. */
  Optional<Fault> next() {
    boolean any = random.nextInt(5) < 3;
    Side side = random.nextInt(5) == 0 ? Side.READERS : Side.WRITERS;
    int nth = 1 + random.nextInt(STATEMENTS);
    boolean isCommit = random.nextInt(4) == 0 && side == Side.WRITERS;
    When when = random.nextBoolean() ? When.BEFORE_SENT : When.BEFORE_REPLY;
    return any
        ? Optional.of(new Fault(side, isCommit ? Fault.NEXT_COMMIT : nth, when))
        : Optional.empty();
  }

  /** Decides whether the client repeats a request that failed. */
  boolean repeats() {
    return random.nextInt(3) > 0;
  }
}

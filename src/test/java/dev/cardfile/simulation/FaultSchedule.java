package dev.cardfile.simulation;

import dev.cardfile.store.FaultyStores.Fault;
import dev.cardfile.store.FaultyStores.Side;
import dev.cardfile.store.FaultyStores.When;
import java.util.Optional;
import java.util.Random;

/** What fails in a history, and when a client tries again. */
final class FaultSchedule {

  /** A few more than most steps need, so that some end before it comes to that. */
  private static final int STATEMENTS = 25;

  private final Random random;

  /** By the seed of a history, whose steps are the same as without faults. */
  FaultSchedule(long seed) {
    random = new Random(~seed);
  }

  /** What fails from now on: mostly something, and often a commit, where most can go wrong. */
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

  /** Whether the client that was told of a failure tries again. */
  boolean repeats() {
    return random.nextInt(3) > 0;
  }
}

package dev.cardfile.bench;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Whether a speed has stopped rising. A second is too short to tell, so it looks at windows of some
 * seconds: the speed is steady when none of the last few was clearly above the best before them.
 */
final class Steadiness {

  private static final int SECONDS_OF_A_WINDOW = 3;

  /** One slow window may be another program's doing. */
  private static final int WINDOWS_WITHOUT_A_RISE = 2;

  private static final double RISE = 1.03;

  private final Deque<Long> counts = new ArrayDeque<>();
  private long best;
  private int withoutRise;

  /**
   * Learns how many answers there are, once a second.
   *
   * @return whether the speed is steady
   */
  boolean second(long answers) {
    counts.add(answers);
    if (counts.size() <= SECONDS_OF_A_WINDOW) {
      return false;
    }
    long inWindow = answers - counts.getFirst();
    counts.clear();
    counts.add(answers);
    withoutRise = inWindow > best * RISE ? 0 : withoutRise + 1;
    best = Math.max(best, inWindow);
    return withoutRise >= WINDOWS_WITHOUT_A_RISE;
  }
}

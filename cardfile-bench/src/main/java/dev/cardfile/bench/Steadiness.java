package dev.cardfile.bench;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Detects when a speed has stopped rising. One second is too short to tell, so it compares windows
 * of a few seconds: the speed is steady when none of the last windows was clearly faster than the
 * best one before them.
 */
final class Steadiness {

  private static final int SECONDS_OF_A_WINDOW = 3;

  /** More than one, because another program may have slowed down a single window. */
  private static final int WINDOWS_WITHOUT_A_RISE = 2;

  private static final double RISE = 1.03;

  private final Deque<Long> counts = new ArrayDeque<>();
  private long best;
  private int withoutRise;

  /**
   * Takes the number of answers so far. To be called once a second.
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

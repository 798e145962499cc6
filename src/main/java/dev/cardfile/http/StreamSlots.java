package dev.cardfile.http;

import dev.cardfile.access.Grant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Limits how many streams and waiting requests a token and a location may have at once. */
public final class StreamSlots {

  static final int PER_TOKEN = 4;
  static final int PER_LOCATION = 64;

  private final Map<String, Integer> byToken = new HashMap<>();
  private final Map<String, Integer> byLocation = new HashMap<>();

  public sealed interface Taking {

    /** A slot. Giving it back again has no effect. */
    final class Taken implements Taking {

      private final Runnable giveBack;
      private final AtomicBoolean given = new AtomicBoolean();

      private Taken(Runnable giveBack) {
        this.giveBack = giveBack;
      }

      public void giveBack() {
        if (!given.getAndSet(true)) {
          giveBack.run();
        }
      }
    }

    /**
     * No slot is free.
     *
     * @param limit the limit that is reached, as a sentence
     */
    record Full(String limit) implements Taking {}
  }

  public synchronized Taking take(Grant grant) {
    String location = grant.location().value();
    if (byToken.getOrDefault(grant.tokenId(), 0) >= PER_TOKEN) {
      return new Taking.Full(
          "A token may have at most " + PER_TOKEN + " streams and waiting requests.");
    }
    if (byLocation.getOrDefault(location, 0) >= PER_LOCATION) {
      return new Taking.Full(
          "A location may have at most " + PER_LOCATION + " streams and waiting requests.");
    }
    byToken.merge(grant.tokenId(), 1, Integer::sum);
    byLocation.merge(location, 1, Integer::sum);
    return new Taking.Taken(() -> giveBack(grant.tokenId(), location));
  }

  private synchronized void giveBack(String token, String location) {
    byToken.merge(token, -1, StreamSlots::lessOrNone);
    byLocation.merge(location, -1, StreamSlots::lessOrNone);
  }

  @SuppressWarnings("NullAway") // null removes the entry
  private static Integer lessOrNone(Integer before, Integer less) {
    return before + less == 0 ? null : before + less;
  }

  /** Returns the number of slots that are taken. */
  public synchronized int taken() {
    return byLocation.values().stream().mapToInt(Integer::intValue).sum();
  }
}

package dev.cardfile.http.console;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Counts by address how often somebody has tried to sign in. */
final class SignInLimit {

  /** More than anybody mistypes; no number of them would guess a secret. */
  static final int MOST = 10;

  static final Duration PERIOD = Duration.ofMinutes(1);

  /** Beyond these, all further addresses count as one. */
  private static final int MAX_ADDRESSES = 1000;

  private static final String ALL_OTHERS = "";

  private final InstantSource clock;
  private final Map<String, Integer> tries = new HashMap<>();
  private long begun;

  SignInLimit(InstantSource clock) {
    this.clock = clock;
    this.begun = clock.millis();
  }

  /** Counts a try; for how many seconds there may be none, or 0 when this one may be. */
  synchronized long count(String address) {
    long now = clock.millis();
    if (now - begun >= PERIOD.toMillis() || now < begun) {
      tries.clear();
      begun = now;
    }
    String counted =
        tries.containsKey(address) || tries.size() < MAX_ADDRESSES ? address : ALL_OTHERS;
    int count = tries.merge(counted, 1, Integer::sum);
    return count <= MOST
        ? 0
        : Math.max(
            1, Duration.ofMillis(begun + PERIOD.toMillis() - now).plusMillis(999).toSeconds());
  }
}

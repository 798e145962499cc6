package dev.cardfile.http.console;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Limits how often one address may try to sign in. */
final class SignInLimit {

  /**
   * How many attempts an address has per period: enough for typing errors. A secret is too long to
   * be guessed by any number of attempts.
   */
  static final int MOST = 10;

  static final Duration PERIOD = Duration.ofMinutes(1);

  /** The number of addresses that are counted separately. All others count as one. */
  private static final int MAX_ADDRESSES = 1000;

  private static final String ALL_OTHERS = "";

  private final InstantSource clock;
  private final Map<String, Integer> tries = new HashMap<>();
  private long begun;

  SignInLimit(InstantSource clock) {
    this.clock = clock;
    this.begun = clock.millis();
  }

  /** Counts an attempt. Returns 0 if it is allowed; otherwise the seconds until the next one is. */
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

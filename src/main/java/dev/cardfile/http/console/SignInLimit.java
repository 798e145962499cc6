package dev.cardfile.http.console;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts failed attempts to sign in, to tell an address that it should pause. Behind a proxy all
 * clients have one address, so a valid secret is accepted however many attempts have failed.
 */
final class SignInLimit {

  /**
   * How many attempts of an address may fail per period: enough for typing errors. A secret is too
   * long to be guessed by any number of attempts.
   */
  static final int MOST = 10;

  static final Duration PERIOD = Duration.ofMinutes(1);

  /** The number of addresses that are counted separately. All others count as one. */
  private static final int MAX_ADDRESSES = 1000;

  private static final String ALL_OTHERS = "";

  private final InstantSource clock;
  private final Map<String, Integer> failures = new HashMap<>();
  private long begun;

  SignInLimit(InstantSource clock) {
    this.clock = clock;
    this.begun = clock.millis();
  }

  /**
   * Counts a failed attempt. Returns how many seconds the address should pause; 0 if it need not.
   */
  synchronized long failed(String address) {
    long now = clock.millis();
    if (now - begun >= PERIOD.toMillis() || now < begun) {
      failures.clear();
      begun = now;
    }
    String counted =
        failures.containsKey(address) || failures.size() < MAX_ADDRESSES ? address : ALL_OTHERS;
    int count = failures.merge(counted, 1, Integer::sum);
    return count <= MOST
        ? 0
        : Math.max(
            1, Duration.ofMillis(begun + PERIOD.toMillis() - now).plusMillis(999).toSeconds());
  }
}

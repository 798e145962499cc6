package dev.cardfile.access;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Remembers which tokens are good until the store says that some token has changed; refusals are
 * never remembered, so that a new token is good at once.
 *
 * @param <T> of what kind they are
 */
final class KnownTokens<T extends Credential> {

  static final int MAX_REMEMBERED = 10_000;

  private final LongSupplier revision;
  private final Function<TokenHash, Optional<T>> store;
  private final InstantSource clock;
  private volatile Remembered<T> remembered = new Remembered<>(Long.MIN_VALUE, Map.of());

  /** The good tokens that were seen while the store stood at one revision. */
  private record Remembered<T>(long revision, Map<TokenHash, T> good) {}

  /**
   * Knows none yet.
   *
   * @param revision as {@link TokenStore#revision}
   * @param store finds a token, be it good or not
   */
  KnownTokens(LongSupplier revision, Function<TokenHash, Optional<T>> store, InstantSource clock) {
    this.revision = revision;
    this.store = store;
    this.clock = clock;
  }

  /** The token, if it is good now: as remembered, or else as the store has it. */
  Optional<T> find(TokenHash hash) {
    Instant now = clock.instant();
    Map<TokenHash, T> good = goodNow();
    T known = good.get(hash);
    if (known != null) {
      return known.isGoodAt(now) ? Optional.of(known) : Optional.empty();
    }
    Optional<T> found =
        store.apply(hash).filter(token -> token.hash().matches(hash) && token.isGoodAt(now));
    found.ifPresent(token -> remember(good, hash, token));
    return found;
  }

  /** How many it remembers. */
  int size() {
    return remembered.good().size();
  }

  private Map<TokenHash, T> goodNow() {
    // The revision is read before the token: a change in between leaves an old revision with a new
    // token, which the next request throws away, never a new revision with an old token.
    long now = revision.getAsLong();
    Remembered<T> current = remembered;
    if (current.revision() != now) {
      current = new Remembered<>(now, new ConcurrentHashMap<>());
      remembered = current;
    }
    return current.good();
  }

  private static <T> void remember(Map<TokenHash, T> good, TokenHash hash, T token) {
    if (good.size() >= MAX_REMEMBERED) {
      good.clear(); // most of so many have expired, or are used rarely
    }
    good.put(hash, token);
  }
}

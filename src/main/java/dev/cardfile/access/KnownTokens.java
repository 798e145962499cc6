package dev.cardfile.access;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Remembers whose tokens are good until the store says that some token has changed; refusals are
 * never remembered, so that a new token is good at once.
 *
 * @param <T> whom a token stands for
 */
final class KnownTokens<T> {

  static final int MAX_REMEMBERED = 10_000;

  private final LongSupplier revision;
  private volatile Remembered<T> remembered = new Remembered<>(Long.MIN_VALUE, Map.of());

  /** The good tokens that were seen while the store stood at one revision. */
  private record Remembered<T>(long revision, Map<TokenHash, T> good) {}

  /**
   * Knows none yet.
   *
   * @param revision as {@link TokenStore#revision}
   */
  KnownTokens(LongSupplier revision) {
    this.revision = revision;
  }

  /** Whose token it is, as remembered, or else as the store has it. */
  Optional<T> find(TokenHash hash, Supplier<Optional<T>> stored) {
    Map<TokenHash, T> good = goodNow();
    T known = good.get(hash);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<T> found = stored.get();
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

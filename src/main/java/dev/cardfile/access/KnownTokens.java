package dev.cardfile.access;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * A cache of valid tokens, which is emptied when the store reports that some token has changed.
 * Rejections are never cached, so a new token is accepted at once.
 *
 * @param <T> the kind of the tokens
 */
final class KnownTokens<T extends Credential> {

  static final int MAX_REMEMBERED = 10_000;

  private final LongSupplier revision;
  private final Function<TokenHash, Optional<T>> store;
  private final InstantSource clock;
  private volatile Remembered<T> remembered = new Remembered<>(Long.MIN_VALUE, Map.of());

  /** The valid tokens that were looked up while the store had this revision. */
  private record Remembered<T>(long revision, Map<TokenHash, T> valid) {}

  /**
   * Creates an empty cache.
   *
   * @param revision see {@link TokenStore#revision}
   * @param store finds a token by its hash, whether the token is valid or not
   */
  KnownTokens(LongSupplier revision, Function<TokenHash, Optional<T>> store, InstantSource clock) {
    this.revision = revision;
    this.store = store;
    this.clock = clock;
  }

  /** Returns the token if it is valid now, taking it from the cache or else from the store. */
  Optional<T> find(TokenHash hash) {
    Instant now = clock.instant();
    Map<TokenHash, T> valid = validTokens();
    T known = valid.get(hash);
    if (known != null) {
      return known.isValidAt(now) ? Optional.of(known) : Optional.empty();
    }
    Optional<T> found =
        store.apply(hash).filter(token -> token.hash().matches(hash) && token.isValidAt(now));
    found.ifPresent(token -> remember(valid, hash, token));
    return found;
  }

  /** Returns the number of cached tokens. */
  int size() {
    return remembered.valid().size();
  }

  private Map<TokenHash, T> validTokens() {
    // The revision is read before the token. If the token changes in between, its new state is
    // cached under the old revision and discarded by the next request. An old state is never cached
    // under a new revision.
    long now = revision.getAsLong();
    Remembered<T> current = remembered;
    if (current.revision() != now) {
      current = new Remembered<>(now, new ConcurrentHashMap<>());
      remembered = current;
    }
    return current.valid();
  }

  private static <T> void remember(Map<TokenHash, T> valid, TokenHash hash, T token) {
    if (valid.size() >= MAX_REMEMBERED) {
      valid.clear(); // most of so many have expired or are rarely used
    }
    valid.put(hash, token);
  }
}

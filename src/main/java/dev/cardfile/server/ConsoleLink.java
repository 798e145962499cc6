package dev.cardfile.server;

import dev.cardfile.access.OperatorStore;
import dev.cardfile.access.Secrets;
import dev.cardfile.access.TokenHash;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * Creates links that open the console of a server once. The secret of a link is in its fragment,
 * which browsers never send. The store has the hash of the secret, so every server on that store
 * accepts the link.
 */
public final class ConsoleLink {

  /** How long a link is valid. */
  public static final Duration LIFE = Duration.ofMinutes(10);

  private static final String PATH = "/console";

  private ConsoleLink() {}

  /** Returns the URL of a server's console. */
  public static URI console(URI server) {
    return URI.create(server + PATH);
  }

  /**
   * Creates a link.
   *
   * @param server {@code http://HOST:PORT}
   * @throws dev.cardfile.store.StoreUnavailable when the store is unavailable
   */
  public static URI make(OperatorStore store, Secrets secrets, URI server, Instant now) {
    String code = secrets.next();
    store.addLink(TokenHash.of(code), now.plus(LIFE), now);
    return URI.create(console(server) + "#code=" + code);
  }
}

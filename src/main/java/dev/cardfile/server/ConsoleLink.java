package dev.cardfile.server;

import dev.cardfile.access.OperatorStore;
import dev.cardfile.access.Secrets;
import dev.cardfile.access.TokenHash;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * A link that opens the console of a server once. Its secret is in the fragment, which no browser
 * sends; the store has the hash, so that any server on it takes the link.
 */
public final class ConsoleLink {

  /** How long a link is good. */
  public static final Duration LIFE = Duration.ofMinutes(10);

  private static final String PATH = "/console";

  private ConsoleLink() {}

  /** Where the console of a server is. */
  public static URI console(URI server) {
    return URI.create(server + PATH);
  }

  /**
   * Makes one.
   *
   * @param server {@code http://HOST:PORT}
   * @throws dev.cardfile.store.StoreUnavailable when the store is away
   */
  public static URI make(OperatorStore store, Secrets secrets, URI server, Instant now) {
    String code = secrets.next();
    store.addLink(TokenHash.of(code), now.plus(LIFE), now);
    return URI.create(console(server) + "#code=" + code);
  }
}

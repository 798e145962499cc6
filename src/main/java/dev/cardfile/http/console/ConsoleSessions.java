package dev.cardfile.http.console;

import dev.cardfile.access.Operator;
import dev.cardfile.access.Operators;
import dev.cardfile.access.Secrets;
import dev.cardfile.access.TokenHash;
import dev.cardfile.http.OperatorAccess;
import dev.cardfile.http.OperatorSessions;
import dev.cardfile.http.RequestHeaders;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of operators who have signed in to the console. They are kept in memory, and end
 * with the server at the latest. A session is identified by a secret in a cookie, of which the
 * server keeps only a hash.
 *
 * <p>The cookie is accepted only in requests from the console's own pages. Those carry a CSRF
 * token, which is derived from the cookie's secret and cannot be read by other pages. Requests that
 * only read may omit the token if the browser marks them as coming from a page of this server.
 */
public final class ConsoleSessions implements OperatorSessions {

  /** How long a session lasts, whether or not it is used: a working day. */
  static final Duration LIFE = Duration.ofHours(12);

  /** The maximum number of sessions, more than are needed. Beyond it, the oldest one ends. */
  static final int MOST = 200;

  /**
   * The operator of sessions that began with a sign-in link. Whoever can create such a link can
   * read the store's files, or knows the database's password.
   */
  public static final Operator AT_THIS_MACHINE =
      new Operator("console", new TokenHash(""), "This machine", null, Instant.EPOCH, null, null);

  private static final String COOKIE_PREFIX = "cardfile_";
  private static final int RANDOM_OF_NAME = 8;
  private static final String HMAC = "HmacSHA256";

  private final Operators operators;
  private final OperatorAccess access;
  private final Secrets secrets;
  private final InstantSource clock;
  private final Map<TokenHash, Session> sessions = new LinkedHashMap<>();
  private volatile @Nullable Secret made;

  /**
   * The cookie's name and the key for CSRF tokens. Both are generated when somebody first signs in,
   * and differ from one start of the server to the next.
   */
  private record Secret(String cookieName, SecretKeySpec key) {}

  /**
   * A session.
   *
   * @param local whether it began with a sign-in link, and is valid on this machine only
   */
  private record Session(Operator operator, boolean local, Instant expires) {}

  /**
   * What the console's page may know of its session.
   *
   * @param csrf the CSRF token, which the page sends with each request
   */
  record Shown(Operator operator, Instant expires, String csrf) {}

  public ConsoleSessions(
      Operators operators, OperatorAccess access, Secrets secrets, InstantSource clock) {
    this.operators = operators;
    this.access = access;
    this.secrets = secrets;
    this.clock = clock;
  }

  private Secret secret() {
    synchronized (sessions) {
      Secret known = made;
      if (known == null) {
        known =
            new Secret(
                COOKIE_PREFIX + secrets.next().substring(0, RANDOM_OF_NAME),
                new SecretKeySpec(secrets.next().getBytes(StandardCharsets.US_ASCII), HMAC));
        made = known;
      }
      return known;
    }
  }

  /** Returns the secret in a request's session cookie; null without one. */
  private @Nullable String sentSecret(RequestHeaders headers) {
    Secret known = made;
    return known == null ? null : headers.cookie(known.cookieName());
  }

  /**
   * Begins a session.
   *
   * @param local whether it is valid on this machine only
   * @return the {@code Set-Cookie} header with which the browser receives it
   */
  String begin(Operator operator, boolean local) {
    String name = secret().cookieName();
    String secret = secrets.next();
    Instant now = clock.instant();
    synchronized (sessions) {
      sessions.values().removeIf(session -> !now.isBefore(session.expires()));
      if (sessions.size() >= MOST) {
        sessions.remove(sessions.keySet().iterator().next());
      }
      sessions.put(TokenHash.of(secret), new Session(operator, local, now.plus(LIFE)));
    }
    return cookie(name, secret, LIFE.toSeconds());
  }

  /**
   * Ends the session of a request.
   *
   * @return the {@code Set-Cookie} header that makes the browser delete its cookie
   */
  String end(RequestHeaders headers) {
    String secret = sentSecret(headers);
    if (secret != null) {
      synchronized (sessions) {
        sessions.remove(TokenHash.of(secret));
      }
    }
    return cookie(secret().cookieName(), "", 0);
  }

  private static String cookie(String name, String secret, long seconds) {
    return name + "=" + secret + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=Strict";
  }

  @Override
  public Optional<SignedIn> find(RequestHeaders headers) {
    TokenHash session = sent(headers);
    return session == null
        ? Optional.empty()
        : operator(session)
            .map(operator -> new SignedIn(operator, () -> operator(session).isPresent()));
  }

  /** Returns the session of a request, for the console's page; empty without a valid one. */
  Optional<Shown> shown(RequestHeaders headers) {
    TokenHash hash = sent(headers);
    Session session = hash == null ? null : session(hash);
    String secret = sentSecret(headers);
    return hash == null || session == null || secret == null
        ? Optional.empty()
        : operator(hash).map(operator -> new Shown(operator, session.expires(), csrf(secret)));
  }

  /** Returns the hash of a request's session, if its cookie is acceptable; otherwise null. */
  private @Nullable TokenHash sent(RequestHeaders headers) {
    String secret = sentSecret(headers);
    if (secret == null || !counts(headers, secret)) {
      return null;
    }
    TokenHash hash = TokenHash.of(secret);
    Session session = session(hash);
    return session != null && (session.local() ? access.isLocal(headers) : access.isOpenTo(headers))
        ? hash
        : null;
  }

  private boolean counts(RequestHeaders headers, String secret) {
    if (headers.isFromAnotherSite() || headers.isFromAnotherOrigin()) {
      return false;
    }
    if (headers.hasConsole()) {
      String sent = headers.console();
      return sent != null
          && MessageDigest.isEqual(
              sent.getBytes(StandardCharsets.UTF_8),
              csrf(secret).getBytes(StandardCharsets.US_ASCII));
    }
    return headers.isReading() && headers.isFromOwnPage();
  }

  /** Returns the CSRF token for a cookie's secret. The secret cannot be derived from it. */
  private String csrf(String secret) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(secret().key());
      byte[] code = mac.doFinal(secret.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private @Nullable Session session(TokenHash hash) {
    synchronized (sessions) {
      Session session = sessions.get(hash);
      return session != null && clock.instant().isBefore(session.expires()) ? session : null;
    }
  }

  /**
   * Returns the operator of a session. Empty if it has expired, or if the operator's token is not
   * valid any more.
   */
  private Optional<Operator> operator(TokenHash hash) {
    Session session = session(hash);
    if (session == null) {
      return Optional.empty();
    }
    return session.local()
        ? Optional.of(session.operator())
        : operators.find(session.operator().hash());
  }
}

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
 * Who has signed in to the console, until the server ends. A session is a secret in a cookie, of
 * which the server keeps a hash. The cookie counts only in requests of the console's own pages: a
 * browser says that a request is one, or it brings what follows from the cookie's secret and no
 * other page can read; what changes something must bring that.
 */
public final class ConsoleSessions implements OperatorSessions {

  /** How long a session lasts, whatever is done in it: a working day. */
  static final Duration LIFE = Duration.ofHours(12);

  /** More than people have at once; beyond them the oldest ends. */
  static final int MOST = 200;

  /** Who has come by a link: whoever can read the store's files, or its password. */
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

  /** What is made when somebody first signs in, so that no two starts of a server have the same. */
  private record Secret(String cookieName, SecretKeySpec key) {}

  /**
   * Who has signed in.
   *
   * @param local whether by a link, which is for this machine alone
   */
  private record Session(Operator operator, boolean local, Instant expires) {}

  /**
   * A session that is shown to its own page.
   *
   * @param csrf what the page sends with each request
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

  /** The secret that a request brings in its cookie; null without one. */
  private @Nullable String sentSecret(RequestHeaders headers) {
    Secret known = made;
    return known == null ? null : headers.cookie(known.cookieName());
  }

  /**
   * Begins a session.
   *
   * @param local whether it is for this machine alone
   * @return the header {@code Set-Cookie} by which the browser gets it
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

  /** Ends the session that the request is of; the header by which the browser forgets it. */
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

  /** The session that the request is of, for its own page. */
  Optional<Shown> shown(RequestHeaders headers) {
    TokenHash hash = sent(headers);
    Session session = hash == null ? null : session(hash);
    String secret = sentSecret(headers);
    return hash == null || session == null || secret == null
        ? Optional.empty()
        : operator(hash).map(operator -> new Shown(operator, session.expires(), csrf(secret)));
  }

  /** The session whose cookie the request brings, if it counts; else null. */
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

  /** What follows from a cookie's secret, and tells nothing of it. */
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

  /** Whose session it is, as the store says now: an operator's ends with the operator's token. */
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

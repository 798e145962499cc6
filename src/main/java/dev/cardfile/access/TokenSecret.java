package dev.cardfile.access;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The secret of a token: {@code pit-} and a UUID for a private integration token, {@code oat-} and
 * 32 random bytes for an app's access token, {@code opt-} and 32 random bytes for an operator's. It
 * is shown once and never stored.
 */
public record TokenSecret(String value) {

  /** The prefix of an app's access token. */
  public static final String ACCESS = "oat-";

  /** The prefix of an operator's token. */
  public static final String OPERATOR = "opt-";

  /** The version and variant fields, which mark a UUID as random (RFC 9562, section 5.4). */
  private static final long VERSION_BITS = 0xF000L;

  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT_BITS = 0xC000_0000_0000_0000L;
  private static final long VARIANT_2 = 0x8000_0000_0000_0000L;

  private static final Pattern PRIVATE =
      Pattern.compile("pit-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern ISSUED =
      Pattern.compile(ACCESS + "[0-9A-Za-z_-]{" + Secrets.LENGTH + "}");
  private static final Pattern OPERATORS =
      Pattern.compile(OPERATOR + "[0-9A-Za-z_-]{" + Secrets.LENGTH + "}");

  /**
   * Returns a new secret of a private integration token, from a cryptographically strong source.
   */
  public static TokenSecret random() {
    return new TokenSecret("pit-" + UUID.randomUUID());
  }

  /** Returns a new secret of a private integration token, from the given source. */
  public static TokenSecret random(Secrets secrets) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(secrets.next()));
    long most = (bytes.getLong() & ~VERSION_BITS) | VERSION_4;
    long least = (bytes.getLong() & ~VARIANT_BITS) | VARIANT_2;
    return new TokenSecret("pit-" + new UUID(most, least));
  }

  /** Returns a new secret of an operator's token. */
  public static TokenSecret ofOperator(Secrets secrets) {
    return new TokenSecret(OPERATOR + secrets.next());
  }

  /** Reports whether the text has the form of a location's token, and so is worth looking up. */
  public static boolean isWellFormed(String text) {
    return isPrivate(text) || ISSUED.matcher(text).matches();
  }

  /** Reports whether the text has the form of a private integration token. */
  public static boolean isPrivate(String text) {
    return PRIVATE.matcher(text).matches();
  }

  /** Reports whether the text has the form of an operator's token. */
  public static boolean isOperators(String text) {
    return OPERATORS.matcher(text).matches();
  }

  public TokenHash hash() {
    return TokenHash.of(value);
  }

  /** Keeps the secret out of logs. */
  @Override
  public String toString() {
    return "token-…";
  }
}

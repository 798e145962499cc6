package dev.cardfile.access;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The secret of a token: {@code pit-} and a UUID for a private integration token, {@code oat-} and
 * 32 random bytes for an app's access token, {@code opt-} and 32 random bytes for an operator's. It
 * is shown once, never kept.
 */
public record TokenSecret(String value) {

  /** What an access token begins with. */
  public static final String ACCESS = "oat-";

  /** What an operator's token begins with. */
  public static final String OPERATOR = "opt-";

  /** What marks a UUID as a random one (RFC 9562, section 5.4). */
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

  /** A new secret of a private integration token, from a cryptographically strong source. */
  public static TokenSecret random() {
    return new TokenSecret("pit-" + UUID.randomUUID());
  }

  /** The same, from a source of the caller's. */
  public static TokenSecret random(Secrets secrets) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(secrets.next()));
    long most = (bytes.getLong() & ~VERSION_BITS) | VERSION_4;
    long least = (bytes.getLong() & ~VARIANT_BITS) | VARIANT_2;
    return new TokenSecret("pit-" + new UUID(most, least));
  }

  /** A new secret of an operator. */
  public static TokenSecret ofOperator(Secrets secrets) {
    return new TokenSecret(OPERATOR + secrets.next());
  }

  /** Whether the text could be a secret of a location's token, worth asking the store. */
  public static boolean isWellFormed(String text) {
    return isPrivate(text) || ISSUED.matcher(text).matches();
  }

  /** Whether the text could be the secret of a private integration token. */
  public static boolean isPrivate(String text) {
    return PRIVATE.matcher(text).matches();
  }

  /** Whether the text could be the secret of an operator. */
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

package dev.cardfile.access;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The secret of a token: {@code pit-} and a UUID for a private integration token, {@code oat-} and
 * 32 random bytes for an app's access token. It is shown once, never kept.
 */
public record TokenSecret(String value) {

  /** What an access token begins with. */
  public static final String ACCESS = "oat-";

  private static final Pattern PRIVATE =
      Pattern.compile("pit-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern ISSUED =
      Pattern.compile(ACCESS + "[0-9A-Za-z_-]{" + Secrets.LENGTH + "}");

  /** A new secret of a private integration token, from a cryptographically strong source. */
  public static TokenSecret random() {
    return new TokenSecret("pit-" + UUID.randomUUID());
  }

  /** Whether the text could be a secret, so that it is worth asking the store. */
  public static boolean isWellFormed(String text) {
    return isPrivate(text) || ISSUED.matcher(text).matches();
  }

  /** Whether the text could be the secret of a private integration token. */
  public static boolean isPrivate(String text) {
    return PRIVATE.matcher(text).matches();
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

package dev.cardfile.access;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The secret of a private integration token: {@code pit-} and a UUID. It is shown once, never kept.
 */
public record TokenSecret(String value) {

  private static final Pattern FORM =
      Pattern.compile("pit-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** A new secret from a cryptographically strong source. */
  public static TokenSecret random() {
    return new TokenSecret("pit-" + UUID.randomUUID());
  }

  /** Whether the text could be a secret, so that it is worth asking the store. */
  public static boolean isWellFormed(String text) {
    return FORM.matcher(text).matches();
  }

  public TokenHash hash() {
    return TokenHash.of(value);
  }

  /** Keeps the secret out of logs. */
  @Override
  public String toString() {
    return "pit-…";
  }
}

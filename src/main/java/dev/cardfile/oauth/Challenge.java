package dev.cardfile.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The SHA-256 of a verifier that an app sends later (PKCE, RFC 7636), in URL-safe base64. It makes
 * an authorization code usable only by whoever began the authorization.
 */
public record Challenge(String value) {

  private static final Pattern FORM = Pattern.compile("[0-9A-Za-z_-]{43}");
  private static final Pattern VERIFIER = Pattern.compile("[0-9A-Za-z._~-]{43,128}");

  public static Optional<Challenge> parse(String text) {
    return Optional.of(text).filter(all -> FORM.matcher(all).matches()).map(Challenge::new);
  }

  /** Reports whether the challenge was made from this verifier. */
  public boolean isOf(String verifier) {
    return VERIFIER.matcher(verifier).matches()
        && MessageDigest.isEqual(
            digest(verifier).getBytes(StandardCharsets.US_ASCII),
            value.getBytes(StandardCharsets.US_ASCII));
  }

  private static String digest(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}

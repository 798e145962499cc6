package dev.cardfile.access;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** Generates the random part of secrets. */
public final class Secrets {

  /** How many characters a secret has. */
  static final int LENGTH = 43;

  private static final int BYTES = 32;

  private final RandomGenerator random;

  /**
   * Creates a generator of secrets.
   *
   * @param random thread-safe, and as strong as the secrets have to be
   */
  public Secrets(RandomGenerator random) {
    this.random = random;
  }

  /** Returns a generator that uses a cryptographically strong source. */
  public static Secrets strong() {
    return new Secrets(new SecureRandom());
  }

  /** Returns 32 random bytes in URL-safe base64 without padding. */
  public String next() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

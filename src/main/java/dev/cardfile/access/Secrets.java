package dev.cardfile.access;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** Makes the random part of secrets. */
public final class Secrets {

  /** How many characters a secret has. */
  static final int LENGTH = 43;

  private static final int BYTES = 32;

  private final RandomGenerator random;

  /**
   * A source of secrets.
   *
   * @param random as strong as the secrets have to be; safe for use by several threads
   */
  public Secrets(RandomGenerator random) {
    this.random = random;
  }

  /** From a cryptographically strong source. */
  public static Secrets strong() {
    return new Secrets(new SecureRandom());
  }

  /** 32 random bytes in base64, as URLs have it, without padding. */
  public String next() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

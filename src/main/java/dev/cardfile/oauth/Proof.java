package dev.cardfile.oauth;

import org.jspecify.annotations.Nullable;

/** What an app shows along with a voucher. */
public sealed interface Proof {

  /**
   * Along with a code.
   *
   * @param redirectUri null when it was not sent
   * @param verifier null when it was not sent
   */
  record OfCode(@Nullable String redirectUri, @Nullable String verifier) implements Proof {}

  /** Along with a refresh token: nothing. */
  record OfRefresh() implements Proof {}
}

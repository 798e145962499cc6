package dev.cardfile.oauth;

import org.jspecify.annotations.Nullable;

/** What an app has to send along with a credential. */
public sealed interface ExchangeParameters {

  /**
   * What belongs to an authorization code.
   *
   * @param redirectUri null if none was sent
   * @param verifier null if none was sent
   */
  record OfCode(@Nullable String redirectUri, @Nullable String verifier)
      implements ExchangeParameters {}

  /** What belongs to a refresh token: nothing. */
  record OfRefresh() implements ExchangeParameters {}
}

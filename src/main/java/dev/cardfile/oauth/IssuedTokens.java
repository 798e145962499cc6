package dev.cardfile.oauth;

import org.jspecify.annotations.Nullable;

/**
 * The tokens that an app gets, with their secrets, which are shown only this once.
 *
 * @param refreshSecret null if the app gets no refresh token
 */
public record IssuedTokens(
    App app, Authorization authorization, String accessSecret, @Nullable String refreshSecret) {

  /** Keeps the secrets out of logs. */
  @Override
  public String toString() {
    return "Tokens of " + authorization.id();
  }
}

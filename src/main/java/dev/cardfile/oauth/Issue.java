package dev.cardfile.oauth;

import org.jspecify.annotations.Nullable;

/**
 * What an app is told of the tokens that it gets: the only time that their secrets are shown.
 *
 * @param refreshSecret null where it gets no refresh token
 */
public record Issue(
    App app, Authorization authorization, String accessSecret, @Nullable String refreshSecret) {

  /** Keeps the secrets out of logs. */
  @Override
  public String toString() {
    return "Issue of " + authorization.id();
  }
}

package dev.cardfile.oauth;

/** The result of a request for tokens. */
public sealed interface TokenResult {

  record Issued(IssuedTokens tokens) implements TokenResult {}

  /** There is no such app, the app is revoked, or the client secret is wrong. */
  record InvalidClient() implements TokenResult {}

  /** The credential is invalid, for whatever reason. */
  record InvalidGrant() implements TokenResult {}
}

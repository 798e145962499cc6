package dev.cardfile.oauth;

/** What came of asking for tokens. */
public sealed interface TokenAnswer {

  record Issued(Issue issue) implements TokenAnswer {}

  /** There is no such app, it is revoked, or this is not its secret. */
  record UnknownApp() implements TokenAnswer {}

  /** What it brought is not good, for whatever reason. */
  record BadVoucher() implements TokenAnswer {}
}

package dev.cardfile.oauth;

/** The result of a request for tokens. */
public sealed interface TokenAnswer {

  record Issued(Issue issue) implements TokenAnswer {}

  /** There is no such app, the app is revoked, or the client secret is wrong. */
  record UnknownApp() implements TokenAnswer {}

  /** The voucher is invalid, for whatever reason. */
  record BadVoucher() implements TokenAnswer {}
}

package dev.cardfile.oauth;

/** What is decided about a voucher that was brought. */
public enum Verdict {
  /** It is good: it is used up, and what it is exchanged for is handed out. */
  EXCHANGE,
  /** It is good for nothing, or not for this app. */
  REFUSE,
  /** It was used before. Who has it now is not known, so its whole family is revoked. */
  REVOKE_FAMILY
}

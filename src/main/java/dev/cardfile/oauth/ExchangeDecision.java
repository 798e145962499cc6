package dev.cardfile.oauth;

/** The decision about a credential that an app has presented. */
public enum ExchangeDecision {
  /** The credential is valid: it is marked as used, and what it is exchanged for is handed out. */
  EXCHANGE,
  /** The credential is invalid, or belongs to another app. */
  REFUSE,
  /** The credential was used before. Who has it now is unknown, so its whole family is revoked. */
  REVOKE_FAMILY
}

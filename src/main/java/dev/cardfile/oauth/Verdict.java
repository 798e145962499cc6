package dev.cardfile.oauth;

/** The decision about a voucher that an app has presented. */
public enum Verdict {
  /** The voucher is valid: it is marked as used, and what it is exchanged for is handed out. */
  EXCHANGE,
  /** The voucher is invalid, or belongs to another app. */
  REFUSE,
  /** The voucher was used before. Who has it now is unknown, so its whole family is revoked. */
  REVOKE_FAMILY
}

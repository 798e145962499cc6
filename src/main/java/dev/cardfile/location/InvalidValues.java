package dev.cardfile.location;

/** What becomes of a request with values that are not what they must be. */
public enum InvalidValues {
  /** It is refused, and nothing is written. */
  REFUSE,

  /** The other values are written, and these are named in warnings. */
  DROP
}

package dev.cardfile.location;

/** What happens to a request that contains invalid values. */
public enum InvalidValues {
  /** The request is refused, and nothing is written. */
  REFUSE,

  /** The valid values are written, and the invalid ones are named in warnings. */
  DROP
}

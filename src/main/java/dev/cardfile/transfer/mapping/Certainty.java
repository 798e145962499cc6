package dev.cardfile.transfer.mapping;

/** How sure it is what a column is. */
public enum Certainty {
  /** Somebody has said so. */
  CHOSEN(1.0),
  /** The heading of a known program. */
  PROFILE(1.0),
  /** A word for it in one of the languages, or the name of a custom field. */
  SYNONYM(0.95),
  /** Almost such a word. */
  SPELLING(0.7),
  /** The values look like it. */
  LOOKS(0.6),
  NONE(0.0);

  private final double share;

  Certainty(double share) {
    this.share = share;
  }

  /** From 0 to 1, for comparison. */
  public double share() {
    return share;
  }
}

package dev.cardfile.transfer.mapping;

/** How certain the meaning of a column is. */
public enum Certainty {
  /** The caller has chosen it. */
  CHOSEN(1.0),
  /** The heading is one that a known program uses. */
  PROFILE(1.0),
  /**
   * The heading is a known word for the field in one of the supported languages, or the name of a
   * custom field.
   */
  SYNONYM(0.95),
  /** The heading is a misspelling of a known word. */
  SPELLING(0.7),
  /** The values of the column look like it. */
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

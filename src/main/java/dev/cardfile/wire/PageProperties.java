package dev.cardfile.wire;

/** What a query says of the part of a list that is wanted, in digits. */
final class PageProperties {

  private static final int MAX_NUMBER_LENGTH = 64;

  static final Property.Text<Integer> SKIP =
      Property.text("skip", MAX_NUMBER_LENGTH, Format.wholeNumber(0, Integer.MAX_VALUE))
          .about("How many of the first are left out; 0 when it is not sent.");

  private PageProperties() {}

  /**
   * How many are wanted.
   *
   * @param otherwise how many they are when it is not sent
   */
  static Property.Text<Integer> limit(int most, int otherwise) {
    return Property.text("limit", MAX_NUMBER_LENGTH, Format.wholeNumber(1, most))
        .about("How many at most; " + otherwise + " when it is not sent.");
  }
}

package dev.cardfile.wire.table;

import dev.cardfile.wire.table.Shape.Property;

/** What a query says of the part of a list that is wanted, in digits. */
public final class PageProperties {

  private static final int MAX_NUMBER_LENGTH = 64;

  public static final Property.OfString<Integer> SKIP =
      Property.string("skip", MAX_NUMBER_LENGTH, Format.wholeNumber(0, Integer.MAX_VALUE))
          .about("The number to skip; 0 by default.");

  private PageProperties() {}

  /**
   * How many are wanted.
   *
   * @param otherwise how many they are when it is not sent
   */
  public static Property.OfString<Integer> limit(int most, int otherwise) {
    return Property.string("limit", MAX_NUMBER_LENGTH, Format.wholeNumber(1, most))
        .about("The maximum number; " + otherwise + " by default.");
  }
}

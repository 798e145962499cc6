package dev.cardfile.wire.table;

import dev.cardfile.wire.table.Shape.Property;

/** The properties of a query that select a part of a list. */
public final class PageProperties {

  private static final int MAX_NUMBER_LENGTH = 64;

  public static final Property.OfString<Integer> SKIP =
      Property.string("skip", MAX_NUMBER_LENGTH, Format.wholeNumber(0, Integer.MAX_VALUE))
          .about("The number to skip; 0 by default.");

  private PageProperties() {}

  /**
   * Returns the property for the maximum number of items.
   *
   * @param otherwise the default, which the description states
   */
  public static Property.OfString<Integer> limit(int most, int otherwise) {
    return Property.string("limit", MAX_NUMBER_LENGTH, Format.wholeNumber(1, most))
        .about("The maximum number; " + otherwise + " by default.");
  }
}

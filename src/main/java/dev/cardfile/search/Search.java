package dev.cardfile.search;

/**
 * One page of what is asked for.
 *
 * @param limit how many contacts the page has at most; at least one
 */
public record Search(Filter filter, Sorting sorting, Start start, int limit) {

  /** Where the page begins. */
  public sealed interface Start {

    /** Behind so many contacts. */
    record Offset(int contacts) implements Start {}

    /** Behind a place that an earlier page has told, whatever was written meanwhile. */
    record After(Cursor cursor) implements Start {}
  }
}

package dev.cardfile.search;

/**
 * A request for one page of the contacts that pass a filter.
 *
 * @param limit the maximum number of contacts on the page; at least one
 */
public record Search(Filter filter, Sorting sorting, Start start, int limit) {

  /** Where the page begins. */
  public sealed interface Start {

    /** After this number of contacts. */
    record Offset(int contacts) implements Start {}

    /** After a position that an earlier page returned, whatever has been written since. */
    record After(Cursor cursor) implements Start {}
  }
}

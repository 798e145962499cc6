package dev.cardfile.wire;

/** What came of reading the query of a list of contacts. */
public sealed interface ListReading {

  record Accepted(Listing listing) implements ListReading {}

  record Refused(Problem problem) implements ListReading {}
}

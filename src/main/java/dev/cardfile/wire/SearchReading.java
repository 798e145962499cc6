package dev.cardfile.wire;

import dev.cardfile.search.Search;

/** What came of reading a search. */
public sealed interface SearchReading {

  record Accepted(Search search) implements SearchReading {}

  record Refused(Problem problem) implements SearchReading {}
}

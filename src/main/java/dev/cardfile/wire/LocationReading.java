package dev.cardfile.wire;

import dev.cardfile.store.LocationChange;

/** What came of reading a change of a location. */
public sealed interface LocationReading {

  record Accepted(LocationChange change) implements LocationReading {}

  record Refused(Problem problem) implements LocationReading {}
}

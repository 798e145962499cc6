package dev.cardfile.write;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.IdSequence;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Dates and ids for what is written: a work is pure, and so it takes these as given. */
record Stamps(InstantSource clock, IdSequence ids) {

  static Instant now(InstantSource clock) {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Milliseconds precision. */
  Instant now() {
    return now(clock);
  }

  ContactId nextContactId() {
    return ids.nextContactId();
  }
}

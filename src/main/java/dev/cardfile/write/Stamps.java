package dev.cardfile.write;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.IdSequence;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Dates and ids for contacts that are written: a work is pure, and so it takes these as given. */
record Stamps(InstantSource clock, IdSequence ids) {

  /**
   * What one contact is written with.
   *
   * @param newId for the contact, should it be a new one
   * @param now milliseconds precision
   */
  record Stamp(ContactId newId, Instant now) {}

  Stamp next() {
    return new Stamp(ids.nextContactId(), now());
  }

  /** Milliseconds precision. */
  Instant now() {
    return now(clock);
  }

  /** Milliseconds precision. */
  static Instant now(InstantSource clock) {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}

package dev.cardfile.write;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.upsert.Origin;
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

  /** For a contact that is taken over: its id sorts by the time at which it was made. */
  Stamp next(Origin origin) {
    Instant created = origin.created();
    if (created == null) {
      return next();
    }
    Instant now = now();
    return created.isBefore(now) ? new Stamp(ids.contactIdOf(created), now) : next();
  }

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

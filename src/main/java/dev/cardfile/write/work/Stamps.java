package dev.cardfile.write.work;

import dev.cardfile.contact.Alias;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.upsert.request.Origin;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Dates and ids for contacts that are written: a work is pure, and so it takes these as given. */
public record Stamps(InstantSource clock, IdSequence ids) {

  /** A contact's id and its date are made one after the other. */
  private static final Duration ID_BESIDE_CREATION = Duration.ofMinutes(1);

  /**
   * What one contact is written with.
   *
   * @param newId for the contact, should it be a new one
   * @param now milliseconds precision
   */
  public record Stamp(ContactId newId, Instant now) {}

  /**
   * For a contact that is taken over: its id sorts by the time at which it was made, and among
   * those of one source as its former one.
   */
  public Stamp next(Origin origin) {
    Instant created = origin.created();
    if (created == null) {
      return next();
    }
    Instant now = now();
    if (!created.isBefore(now)) {
      return next();
    }
    Alias alias = origin.alias();
    ContactId former = alias == null ? null : alias.own();
    return new Stamp(
        former != null && isOf(former.value(), created, now)
            ? ids.contactIdBeside(former.value())
            : ids.contactIdOf(created),
        now);
  }

  /** Whether an id tells of the time at which its contact was made. */
  private static boolean isOf(String id, Instant created, Instant now) {
    Instant from = created.minus(ID_BESIDE_CREATION);
    Instant until = created.plus(ID_BESIDE_CREATION);
    return IdSequence.isId(
        id, from.isBefore(Instant.EPOCH) ? Instant.EPOCH : from, until.isBefore(now) ? until : now);
  }

  public Stamp next() {
    return new Stamp(ids.nextContactId(), now());
  }

  /** Milliseconds precision. */
  public Instant now() {
    return now(clock);
  }

  /** Milliseconds precision. */
  public static Instant now(InstantSource clock) {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}

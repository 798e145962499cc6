package dev.cardfile.write.work;

import dev.cardfile.contact.Alias;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.upsert.request.Origin;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Creates the times and ids for contacts that are written. A work must be pure, so it is given
 * them.
 */
public record Stamps(InstantSource clock, IdSequence ids) {

  /**
   * How much the time in an id may differ from the date of creation: the two are taken one after
   * the other.
   */
  private static final Duration ID_BESIDE_CREATION = Duration.ofMinutes(1);

  /**
   * The id and the time with which one contact is written.
   *
   * @param newId the contact's id, if the contact is created
   * @param now milliseconds precision
   */
  public record Stamp(ContactId newId, Instant now) {}

  /**
   * Returns the stamp for a contact that may come from elsewhere. The new id sorts by the time at
   * which the contact was created there; contacts from another Cardfile keep the order of their
   * former ids.
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

  /** Reports whether an id was made at about the time at which its contact was created. */
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

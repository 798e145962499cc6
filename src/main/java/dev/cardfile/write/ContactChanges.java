package dev.cardfile.write;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Decision;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.View;
import dev.cardfile.upsert.DeleteOutcome;
import dev.cardfile.upsert.Overwriting;
import dev.cardfile.upsert.Precondition;
import dev.cardfile.upsert.PreconditionFailed;
import dev.cardfile.upsert.WriteOutcome;
import dev.cardfile.upsert.request.UpsertRequest;
import dev.cardfile.write.work.Stamps;
import dev.cardfile.write.work.Work;
import dev.cardfile.write.work.WriteTerms;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The use cases that create a contact, or write one that the caller names by its id. */
public final class ContactChanges {

  private final Stamps stamps;

  public ContactChanges(InstantSource clock, IdSequence ids) {
    this.stamps = new Stamps(clock, ids);
  }

  /**
   * Creates a contact.
   *
   * @param seen the location with whose settings the request was parsed
   */
  public Work<Attempt<WriteOutcome>> create(
      Location seen, WriteTerms terms, UpsertRequest request) {
    Stamps.Stamp stamp = stamps.next();
    return new Work<>(
        seen.id(),
        terms.by(request.options()),
        Lookups.of(request),
        new SettledWork<>(seen, view -> creation(view, request, stamp)));
  }

  /**
   * Overwrites a contact with what a request contains. A replaced e-mail or phone does not become
   * an additional value.
   *
   * @param seen the location with whose settings the request was parsed
   */
  public Work<Attempt<WriteOutcome>> change(
      Location seen, WriteTerms terms, ContactId id, UpsertRequest request) {
    Stamps.Stamp stamp = stamps.next();
    Set<Lookup<?>> lookups = new HashSet<>(Lookups.of(request));
    lookups.add(new Lookup.ById(id));
    return new Work<>(
        seen.id(),
        terms.by(request.options()),
        lookups,
        new SettledWork<>(
            seen, view -> change(view, terms.precondition(), id, request, stamp.now())));
  }

  /** Deletes a contact. */
  public Work<DeleteOutcome> delete(LocationId location, WriteTerms terms, ContactId id) {
    Lookup<Optional<Contact>> contact = new Lookup.ById(id);
    Instant now = stamps.now();
    return new Work<>(
        location,
        terms,
        Set.of(contact),
        view ->
            view.get(contact)
                .map(found -> deletion(found, terms.precondition(), now))
                .orElseGet(() -> Decision.of(new DeleteOutcome.Missing(id))));
  }

  private static Decision<DeleteOutcome> deletion(
      Contact contact, Precondition precondition, Instant now) {
    PreconditionFailed failed = precondition.failure(contact);
    return failed == null
        ? Decision.of(
            new DeleteOutcome.Deleted(contact.id()), new Effect.DeleteContact(contact.id(), now))
        : Decision.of(failed);
  }

  private static Decision<WriteOutcome> creation(
      View view, UpsertRequest request, Stamps.Stamp stamp) {
    Contact blank = Contact.blank(stamp.newId(), request.attribution(), stamp.now());
    return overwriting(view, null, blank, request, stamp.now(), Effect.InsertContact::new);
  }

  private static Decision<WriteOutcome> change(
      View view, Precondition precondition, ContactId id, UpsertRequest request, Instant now) {
    Contact contact = view.get(new Lookup.ById(id)).orElse(null);
    if (contact == null) {
      return Decision.of(new WriteOutcome.Missing(id));
    }
    PreconditionFailed failed = precondition.failure(contact);
    return failed == null
        ? overwriting(view, contact, contact, request, now, Effect.ReplaceContact::new)
        : Decision.of(failed);
  }

  private static Decision<WriteOutcome> overwriting(
      View view,
      @Nullable Contact before,
      Contact current,
      UpsertRequest request,
      Instant now,
      Function<Contact, Effect> writing) {
    WriteOutcome outcome =
        Overwriting.decide(
            current, request, view.location().preference(), Lookups.oldestHolder(view), now);
    if (!(outcome instanceof WriteOutcome.Written written)) {
      return Decision.of(outcome);
    }
    Contact contact = written.contact();
    return new Decision<>(
        request.options().explain()
            ? written.with(Explaining.named(view, request, before))
            : outcome,
        Upserts.listing(request, contact, writing.apply(contact)));
  }
}

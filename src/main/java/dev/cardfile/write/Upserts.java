package dev.cardfile.write;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.location.Location;
import dev.cardfile.store.Decision;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.View;
import dev.cardfile.upsert.Deciding;
import dev.cardfile.upsert.LeftDeleted;
import dev.cardfile.upsert.Precondition;
import dev.cardfile.upsert.PreconditionFailed;
import dev.cardfile.upsert.UpsertOutcome;
import dev.cardfile.upsert.UpsertResult;
import dev.cardfile.upsert.request.UpsertRequest;
import dev.cardfile.write.work.Stamps;
import dev.cardfile.write.work.Work;
import dev.cardfile.write.work.WriteTerms;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The use case that upserts a contact. */
public final class Upserts {

  private final Stamps stamps;

  public Upserts(InstantSource clock, IdSequence ids) {
    this.stamps = new Stamps(clock, ids);
  }

  /**
   * Updates the contact that a request is about, or creates it if there is none.
   *
   * @param seen the location with whose settings the request was parsed
   */
  public Work<Attempt<UpsertOutcome>> upsert(
      Location seen, WriteTerms terms, UpsertRequest request) {
    Stamps.Stamp stamp = stamps.next(request.origin());
    return new Work<>(
        seen.id(),
        terms.by(request.options()),
        lookups(request),
        new SettledWork<>(seen, view -> decide(view, terms.precondition(), request, stamp)));
  }

  private static Set<Lookup<?>> lookups(UpsertRequest request) {
    Set<Lookup<?>> lookups = Lookups.of(request);
    lookups.addAll(CarriedAlong.lookups(request.origin().carried()));
    return lookups;
  }

  /** Decides what an upsert answers and writes. */
  static Decision<UpsertOutcome> decide(
      View view, Precondition precondition, UpsertRequest request, Stamps.Stamp stamp) {
    return switch (TakenOver.of(view, request, stamp.now())) {
      case TakenOver.LeftDeleted(ContactId contact) -> Decision.of(new LeftDeleted(contact));
      case TakenOver.Subject subject -> decide(view, precondition, request, subject, stamp);
    };
  }

  private static Decision<UpsertOutcome> decide(
      View view,
      Precondition precondition,
      UpsertRequest request,
      TakenOver.Subject subject,
      Stamps.Stamp stamp) {
    UpsertOutcome outcome =
        Deciding.decide(
            request,
            view.location().preference(),
            Lookups.oldestHolder(view),
            subject.contact(),
            stamp.newId(),
            stamp.now());
    if (!(outcome instanceof UpsertResult decided)) {
      return Decision.of(outcome);
    }
    UpsertResult result = decided.after(subject.warnings());
    PreconditionFailed failed = precondition.failure(result.outcome().found());
    if (failed != null) {
      return Decision.of(failed);
    }
    if (request.origin().carried().isNothing()) {
      return new Decision<>(
          explained(view, request, result), effects(request, result, subject, List.of()));
    }
    CarriedAlong along = CarriedAlong.of(view, request, result, subject.deletion(), stamp.now());
    UpsertResult carrying = along.result();
    return new Decision<>(
        explained(view, request, carrying),
        effects(request, carrying, subject, along.activities()));
  }

  private static UpsertResult explained(View view, UpsertRequest request, UpsertResult result) {
    return request.options().explain()
        ? result.with(Explaining.upsert(view, request, result.outcome()))
        : result;
  }

  private static List<Effect> effects(
      UpsertRequest request,
      UpsertResult result,
      TakenOver.Subject subject,
      List<Effect> activities) {
    Contact contact = result.contact();
    Effect writing =
        result.created() ? new Effect.InsertContact(contact) : subject.writing(contact);
    List<Effect> effects = listing(request, contact, writing);
    Effect naming = subject.naming(contact.id(), result.created());
    if (naming == null && activities.isEmpty()) {
      return effects;
    }
    List<Effect> all = new ArrayList<>(effects);
    if (naming != null) {
      all.add(naming);
    }
    all.addAll(activities);
    return all;
  }

  /**
   * Returns the effect that writes a contact and, if the request contains tags, the one that lists
   * them.
   */
  static List<Effect> listing(UpsertRequest request, Contact written, Effect effect) {
    return request.tags() == null
        ? List.of(effect)
        : List.of(effect, new Effect.ListTags(request.listed(written)));
  }
}

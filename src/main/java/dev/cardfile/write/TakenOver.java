package dev.cardfile.write;

import dev.cardfile.contact.Alias;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.store.Departure;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.View;
import dev.cardfile.upsert.Reverting;
import dev.cardfile.upsert.request.UpsertRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The contact of the alias that a request has, where it has one. */
sealed interface TakenOver {

  /** It was deleted, and is to stay so. */
  record LeftDeleted(ContactId contact) implements TakenOver {}

  /**
   * Whom a request is about by its alias.
   *
   * @param alias null where the request has none
   * @param known whose it is; null for nobody's
   * @param contact null when there is none, so that the rest of the request decides
   * @param deletion the number of the change that deleted it; null for one that is there
   */
  record Subject(
      @Nullable Alias alias,
      @Nullable ContactId known,
      @Nullable Contact contact,
      @Nullable Long deletion)
      implements TakenOver {

    private static final Subject NOBODY = new Subject(null, null, null, null);

    /** How the contact is written that was found. */
    Effect writing(Contact written) {
      return deletion == null
          ? new Effect.ReplaceContact(written)
          : new Effect.RestoreContact(written, deletion);
    }

    /** Makes the alias that of the contact that is written; null where there is nothing to do. */
    @Nullable Effect naming(ContactId written) {
      return alias == null || written.equals(known)
          ? null
          : new Effect.PutAlias(alias, written, known);
    }
  }

  /** All that is looked up for a request. */
  static Set<Lookup<?>> lookups(UpsertRequest request) {
    Alias alias = request.origin().alias();
    if (alias == null) {
      return Set.of();
    }
    ContactId own = alias.own();
    return own == null
        ? Set.of(new Lookup.ByAlias(alias), new Lookup.DepartedByAlias(alias))
        : Set.of(
            new Lookup.ByAlias(alias), new Lookup.DepartedByAlias(alias), new Lookup.ById(own));
  }

  /** Finds the contact of a request's alias. */
  static TakenOver of(View view, UpsertRequest request, Instant now) {
    Alias alias = request.origin().alias();
    if (alias == null) {
      return Subject.NOBODY;
    }
    Optional<Lookup.Aliased> found = view.get(new Lookup.ByAlias(alias));
    if (found.isEmpty()) {
      ContactId own = alias.own();
      return own == null
          ? new Subject(alias, null, null, null)
          : view.get(new Lookup.ById(own))
              .map(contact -> new Subject(alias, contact.id(), contact, null))
              .orElseGet(() -> new Subject(alias, null, null, null));
    }
    ContactId id = found.get().id();
    Contact there = found.get().contact();
    if (there != null) {
      return new Subject(alias, id, there, null);
    }
    if (!request.origin().revive()) {
      return new LeftDeleted(id);
    }
    return view.get(new Lookup.DepartedByAlias(alias)) instanceof Departure.Deleted deleted
        ? new Subject(alias, id, restored(view, deleted, now), deleted.deletion())
        : new Subject(alias, id, null, null);
  }

  private static Contact restored(View view, Departure.Deleted deleted, Instant now) {
    Departure.Others others = deleted.others();
    return new Reverting(
            view.location().preference(), others::holder, others.businesses()::contains)
        .restored(deleted.contact(), now)
        .contact();
  }
}

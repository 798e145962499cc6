package dev.cardfile.write;

import dev.cardfile.contact.Alias;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.store.Effect;
import dev.cardfile.store.FormerContact;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.View;
import dev.cardfile.upsert.Reverted;
import dev.cardfile.upsert.Reverting;
import dev.cardfile.upsert.request.UpsertRequest;
import dev.cardfile.upsert.request.Warning;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The contact that a request refers to by an alias, if it has one. */
sealed interface TakenOver {

  /** The contact was deleted, and is not to be restored. */
  record LeftDeleted(ContactId contact) implements TakenOver {}

  /**
   * The contact that the alias stands for.
   *
   * @param alias null if the request has none
   * @param known the contact that already has the alias; null for none
   * @param contact the contact to write; null if there is none, so that the contact is matched by
   *     the rest of the request
   * @param deletion the number of the change that deleted the contact; null if it exists
   * @param warnings of values that a deleted contact had and does not get back
   */
  record Subject(
      @Nullable Alias alias,
      @Nullable ContactId known,
      @Nullable Contact contact,
      @Nullable Long deletion,
      List<Warning> warnings)
      implements TakenOver {

    private static final Subject NOBODY = new Subject(null, null, null);

    Subject(@Nullable Alias alias, @Nullable ContactId known, @Nullable Contact contact) {
      this(alias, known, contact, null, List.of());
    }

    /** Returns the effect that writes the contact that was found. */
    Effect writing(Contact written) {
      return deletion == null
          ? new Effect.ReplaceContact(written)
          : new Effect.RestoreContact(written, deletion);
    }

    /** Returns the effect that assigns the alias to the written contact; null if none is needed. */
    @Nullable Effect naming(ContactId written, boolean isNew) {
      return alias == null || written.equals(known)
          ? null
          : new Effect.PutAlias(alias, written, known, isNew);
    }
  }

  /** Returns the look-ups that a request needs for its alias. */
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
          ? new Subject(alias, null, null)
          : view.get(new Lookup.ById(own))
              .map(contact -> new Subject(alias, contact.id(), contact))
              .orElseGet(() -> new Subject(alias, null, null));
    }
    ContactId id = found.get().id();
    Contact there = found.get().contact();
    if (there != null) {
      return new Subject(alias, id, there);
    }
    if (!request.origin().revive()) {
      return new LeftDeleted(id);
    }
    if (!(view.get(new Lookup.DepartedByAlias(alias)) instanceof FormerContact.Deleted deleted)) {
      return new Subject(alias, id, null);
    }
    Reverted restored = restored(view, deleted, now);
    return new Subject(alias, id, restored.contact(), deleted.deletion(), restored.warnings());
  }

  private static Reverted restored(View view, FormerContact.Deleted deleted, Instant now) {
    FormerContact.Others others = deleted.others();
    return new Reverting(
            view.location().preference(), others::holder, others.businesses()::contains)
        .restored(deleted.contact(), now);
  }
}

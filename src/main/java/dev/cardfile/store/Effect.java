package dev.cardfile.store;

import dev.cardfile.activity.Activity;
import dev.cardfile.business.Business;
import dev.cardfile.contact.Alias;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.imports.Import;
import dev.cardfile.imports.KeptRow;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationTag;
import dev.cardfile.location.NamedValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A single write that a work asks for. In an effect that has a state before and a state after, null
 * before means that something is created, and null after that it is deleted.
 */
public sealed interface Effect {

  /**
   * Reports whether this effect raises the location's revision, so that every server reads the
   * location again.
   */
  default boolean raisesRevision() {
    return false;
  }

  /** Returns the look-ups whose results this effect changes, apart from look-ups of contacts. */
  default Set<Lookup<?>> outdates() {
    return Set.of();
  }

  /** Returns the new results of look-ups, where the effect itself determines them. */
  default Map<Lookup<?>, Object> answers() {
    return Map.of();
  }

  /**
   * Adds a contact that the location does not have yet. The contact's {@code dateUpdated} is the
   * time of the change.
   */
  record InsertContact(Contact contact) implements Effect {}

  /**
   * Replaces a contact that a look-up of the work has returned. The contact's {@code dateUpdated}
   * is the time of the change.
   */
  record ReplaceContact(Contact contact) implements Effect {}

  /**
   * Deletes a contact that a look-up of the work has returned. Its keys pass to their next-oldest
   * holders.
   *
   * @param now the time of the deletion, in milliseconds precision
   */
  record DeleteContact(ContactId id, Instant now) implements Effect {}

  /**
   * Restores a deleted contact with its notes and tasks. The contact's {@code dateUpdated} is the
   * time of the change.
   *
   * @param deletion the number of the change that deleted it
   */
  record RestoreContact(Contact contact, long deletion) implements Effect {}

  /**
   * Removes everything that the store holds about a person, whether the contact exists, was
   * deleted, or is not known. Only the fact that there was such a person remains. The work must
   * have looked up the contact.
   *
   * @param now the time of the erasure, in milliseconds precision
   */
  record EraseContact(ContactId id, Instant now) implements Effect {}

  /**
   * Assigns an alias to a contact. The contact must have been returned by a look-up of the work, or
   * be created by the work.
   *
   * @param before the contact that had the alias so far; null if there was none
   * @param isNew whether the work creates the contact, so that the alias goes when whatever created
   *     it is undone
   */
  record PutAlias(Alias alias, ContactId contact, @Nullable ContactId before, boolean isNew)
      implements Effect {

    /** Assigns an alias to a contact that exists. */
    public PutAlias(Alias alias, ContactId contact, @Nullable ContactId before) {
      this(alias, contact, before, false);
    }

    @Override
    public Set<Lookup<?>> outdates() {
      return Set.of(new Lookup.ByAlias(alias));
    }
  }

  /** Removes an alias from a contact. */
  record DropAlias(Alias alias, ContactId contact) implements Effect {

    @Override
    public Set<Lookup<?>> outdates() {
      return Set.of(new Lookup.ByAlias(alias));
    }
  }

  /** Adds to the location's tag list the names that are not on it. */
  record ListTags(List<String> names) implements Effect {
    public ListTags {
      names = List.copyOf(names);
    }
  }

  record ChangeTag(@Nullable LocationTag before, @Nullable LocationTag after) implements Effect {

    /**
     * True unless the tag is new: servers remember which names are on the list, and have to forget
     * a name that is removed or replaced.
     */
    @Override
    public boolean raisesRevision() {
      return before != null;
    }
  }

  record ChangeActivity(@Nullable Activity before, @Nullable Activity after) implements Effect {}

  record ChangeBusiness(@Nullable Business before, @Nullable Business after) implements Effect {}

  record ChangeNamedValue(@Nullable NamedValue before, @Nullable NamedValue after)
      implements Effect {}

  record ChangeField(@Nullable CustomFieldDefinition before, @Nullable CustomFieldDefinition after)
      implements Effect {

    @Override
    public boolean raisesRevision() {
      return true;
    }
  }

  /**
   * Keeps the outcome of a request that was sent with an {@code Idempotency-Key}.
   *
   * @param replaces whether an outcome with this key exists, and is replaced
   */
  record KeepOutcome(RetryOutcome outcome, boolean replaces) implements Effect {

    @Override
    public Set<Lookup<?>> outdates() {
      return Set.of(new Lookup.OutcomeByKey(outcome.key()));
    }
  }

  /** Deletes the outcomes of these keys, which must exist. */
  record DropOutcomes(List<RetryKey> keys) implements Effect {
    public DropOutcomes {
      keys = List.copyOf(keys);
    }

    @Override
    public Set<Lookup<?>> outdates() {
      return keys.stream().map(Lookup.OutcomeByKey::new).collect(Collectors.toUnmodifiableSet());
    }
  }

  /** Changes an import. Once the import is over, the pieces of its file are deleted. */
  record ChangeImport(@Nullable Import before, @Nullable Import after) implements Effect {

    @Override
    public Set<Lookup<?>> outdates() {
      return Set.of(new Lookup.AllImports());
    }

    @Override
    public Map<Lookup<?>, Object> answers() {
      Import any = after == null ? before : after;
      return any == null
          ? Map.of()
          : Map.of(new Lookup.ImportById(any.id()), Optional.ofNullable(after));
    }
  }

  /**
   * Stores the next piece of an import's file.
   *
   * @param number from 0
   */
  record KeepChunk(String importId, long number, String content) implements Effect {}

  /** Keeps a row of an import that was not written, or only in part. */
  record KeepRow(String importId, KeptRow row) implements Effect {}

  /** Changes the settings of the location, but not its custom field definitions. */
  record ChangeSettings(Location before, Location after) implements Effect {

    @Override
    public boolean raisesRevision() {
      return true;
    }
  }
}

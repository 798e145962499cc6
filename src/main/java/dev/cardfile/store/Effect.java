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
 * One thing that a work wants to be written. Where an effect says what was before and what is
 * after, nothing before means that the thing is new, and nothing after that it is deleted.
 */
public sealed interface Effect {

  /** Whether the location's revision rises by it, so that everybody reads the location again. */
  default boolean raisesRevision() {
    return false;
  }

  /** The look-ups that find something else from then on, apart from those of contacts. */
  default Set<Lookup<?>> outdates() {
    return Set.of();
  }

  /** What these look-ups find from then on. */
  default Map<Lookup<?>, Object> answers() {
    return Map.of();
  }

  /**
   * Adds a contact that the location does not have yet. As in {@link ReplaceContact}, its {@code
   * dateUpdated} is the time of the change.
   */
  record InsertContact(Contact contact) implements Effect {}

  /** Replaces a contact that the work was shown. */
  record ReplaceContact(Contact contact) implements Effect {}

  /**
   * Deletes a contact that the work was shown; its keys go to their next-oldest holders.
   *
   * @param now milliseconds precision
   */
  record DeleteContact(ContactId id, Instant now) implements Effect {}

  /**
   * Brings back a contact that was deleted, with its notes and tasks. Its {@code dateUpdated} is
   * the time of the change.
   *
   * @param deletion the number of the change that deleted it
   */
  record RestoreContact(Contact contact, long deletion) implements Effect {}

  /**
   * Removes all that the store holds of a person, whether the contact is there, deleted or neither.
   * Only that there was one stays. The work must have looked the contact up.
   *
   * @param now milliseconds precision
   */
  record EraseContact(ContactId id, Instant now) implements Effect {}

  /**
   * Makes an alias that of a contact. The work must have been shown the contact, or make it.
   *
   * @param before whose it was; null for nobody's
   */
  record PutAlias(Alias alias, ContactId contact, @Nullable ContactId before) implements Effect {

    @Override
    public Set<Lookup<?>> outdates() {
      return Set.of(new Lookup.ByAlias(alias));
    }
  }

  /** Takes an alias from a contact. */
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

    /** When a name goes, those who know it to be on the list must learn of that. */
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
   * Keeps what came of a request that was sent with a key.
   *
   * @param replaces whether there is an outcome of this key, which goes
   */
  record KeepOutcome(RetryOutcome outcome, boolean replaces) implements Effect {

    @Override
    public Set<Lookup<?>> outdates() {
      return Set.of(new Lookup.OutcomeByKey(outcome.key()));
    }
  }

  /** Drops the outcomes of these keys, which are there. */
  record DropOutcomes(List<RetryKey> keys) implements Effect {
    public DropOutcomes {
      keys = List.copyOf(keys);
    }

    @Override
    public Set<Lookup<?>> outdates() {
      return keys.stream().map(Lookup.OutcomeByKey::new).collect(Collectors.toUnmodifiableSet());
    }
  }

  /** Changes an import; the pieces of its file go when it is over. */
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
   * Keeps the next piece of the file of an import.
   *
   * @param number from 0
   */
  record KeepChunk(String importId, long number, String content) implements Effect {}

  /** Keeps a row of an import that was not written, or not wholly. */
  record KeepRow(String importId, KeptRow row) implements Effect {}

  /** Changes the settings of the location itself, apart from its definitions. */
  record ChangeSettings(Location before, Location after) implements Effect {

    @Override
    public boolean raisesRevision() {
      return true;
    }
  }
}

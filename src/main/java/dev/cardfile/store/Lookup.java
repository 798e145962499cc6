package dev.cardfile.store;

import dev.cardfile.activity.Activity;
import dev.cardfile.business.Business;
import dev.cardfile.contact.Alias;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.imports.Import;
import dev.cardfile.location.LocationTag;
import dev.cardfile.location.NamedValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question that a work can ask about its location.
 *
 * @param <T> the type of the result
 */
public sealed interface Lookup<T> {

  /**
   * Reports whether works ask this so often that a batch fetches the results for all of its works
   * at once.
   */
  default boolean isCommon() {
    return false;
  }

  /**
   * Returns the look-up that a work has to declare in order to ask this one: usually this one
   * itself.
   */
  default Lookup<?> declared() {
    return this;
  }

  /** The contacts that hold this key, the oldest first, at most {@code limit}. */
  record HoldersOf(MatchKey key, int limit) implements Lookup<List<ContactId>> {}

  /**
   * The contact with the smallest id among those that hold this key as a primary or an additional
   * value.
   */
  record ByKey(MatchKey key) implements Lookup<Optional<Contact>> {
    @Override
    public boolean isCommon() {
      return true;
    }
  }

  record ById(ContactId id) implements Lookup<Optional<Contact>> {
    @Override
    public boolean isCommon() {
      return true;
    }
  }

  /** The contact that has this alias, whether it exists or was deleted. */
  record ByAlias(Alias alias) implements Lookup<Optional<Aliased>> {
    @Override
    public boolean isCommon() {
      return true;
    }
  }

  /**
   * The contact that has an alias.
   *
   * @param contact null if the contact was deleted
   */
  record Aliased(ContactId id, @Nullable Contact contact) {}

  /** What is known about the contact that has this alias, if the contact no longer exists. */
  record DepartedByAlias(Alias alias) implements Lookup<FormerContact> {}

  /** All aliases of a contact. */
  record AliasesOf(ContactId contact) implements Lookup<List<Alias>> {}

  /** The aliases of a contact that an import has given to it after it was created. */
  record AliasesByImport(ContactId contact, String importId) implements Lookup<List<Alias>> {}

  record ImportById(String id) implements Lookup<Optional<Import>> {}

  /** All imports of the location, the newest first. */
  record AllImports() implements Lookup<List<Import>> {}

  /**
   * The changes of a contact with numbers greater than {@code behind}, and who holds now what the
   * contact held before the import changed it for the first time.
   */
  record ChangesSince(ContactId contact, long behind, String importId)
      implements Lookup<ChangesSinceImport> {}

  /** What is known about a contact that does not exist. */
  record Departed(ContactId id) implements Lookup<FormerContact> {}

  /** The change with this number, and what has happened to its contact since. */
  record RecordedChange(long seq) implements Lookup<ChangeRecord> {}

  /** The numbers of all stored changes of a contact, the newest first. */
  record ChangesOf(ContactId id) implements Lookup<List<Long>> {}

  /** The keys that a contact holds or has held, as far as its history is recorded. */
  record KeysOf(ContactId id) implements Lookup<Set<MatchKey>> {}

  /** How much the store holds about a person. */
  record TracesOf(ContactId id) implements Lookup<PersonalData> {}

  record BusinessById(String id) implements Lookup<Optional<Business>> {}

  /** The oldest contacts of a business, at most {@code limit}. */
  record ContactsOfBusiness(String business, int limit) implements Lookup<List<Contact>> {}

  record ActivityById<A extends Activity>(Class<A> kind, ContactId contact, String id)
      implements Lookup<Optional<A>> {}

  /** All activities of one kind that a contact has. */
  record ActivitiesOf<A extends Activity>(Class<A> kind, ContactId contact)
      implements Lookup<List<A>> {
    @Override
    public Lookup<?> declared() {
      return new ActivitiesOfAnybody(kind);
    }
  }

  /**
   * All activities of one kind that a contact had when this change deleted it. Restoring the
   * contact restores them.
   */
  record DeletedActivitiesOf<A extends Activity>(Class<A> kind, ContactId contact, long deletion)
      implements Lookup<List<A>> {
    @Override
    public Lookup<?> declared() {
      return new ActivitiesOfAnybody(kind);
    }
  }

  /**
   * Declares that a work may ask for activities of a contact that is known only once the work has
   * chosen it. This look-up itself has no result.
   */
  record ActivitiesOfAnybody(Class<? extends Activity> kind) implements Lookup<Void> {}

  /** How many activities of one kind a contact has, and how long they are in total. */
  record ActivityTotal(Class<? extends Activity> kind, ContactId contact)
      implements Lookup<Activity.Total> {}

  /** The location's tag list, ordered by name. */
  record AllTags() implements Lookup<List<LocationTag>> {}

  record NamedValueById(String id) implements Lookup<Optional<NamedValue>> {}

  record NamedValueByKey(String key) implements Lookup<Optional<NamedValue>> {}

  /** The number of named values in the location. */
  record NamedValueCount() implements Lookup<Long> {}

  /** The kept outcome of the request that was sent with this key. */
  record OutcomeByKey(RetryKey key) implements Lookup<Optional<RetryOutcome>> {
    @Override
    public boolean isCommon() {
      return true;
    }
  }

  /**
   * The keys of the outcomes that were kept at this time or earlier, the oldest first, at most
   * {@code limit}.
   */
  record OutcomesUntil(Instant until, int limit) implements Lookup<List<RetryKey>> {}

  /**
   * All outcomes that mention a contact, each {@link RetryOutcome#erased reduced} to what remains
   * of it once the person is erased.
   */
  record OutcomesOf(ContactId contact) implements Lookup<List<RetryOutcome>> {}
}

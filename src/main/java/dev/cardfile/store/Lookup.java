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
import org.jspecify.annotations.Nullable;

/**
 * What a work wants to know of its location.
 *
 * @param <T> what is found
 */
public sealed interface Lookup<T> {

  /** Whether so many works ask for it that it is looked up for all works of a batch at once. */
  default boolean isCommon() {
    return false;
  }

  /** What a work names among its look-ups if it may ask for this: mostly just this. */
  default Lookup<?> declared() {
    return this;
  }

  /** The contacts that hold this key, the oldest first, and no more than so many. */
  record HoldersOf(MatchKey key, int limit) implements Lookup<List<ContactId>> {}

  /** The contact with the smallest id among those that hold this key, as primary or additional. */
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

  /** The contact of an alias, whether it is there or was deleted. */
  record ByAlias(Alias alias) implements Lookup<Optional<Aliased>> {
    @Override
    public boolean isCommon() {
      return true;
    }
  }

  /**
   * Whose an alias is.
   *
   * @param contact null where it was deleted
   */
  record Aliased(ContactId id, @Nullable Contact contact) {}

  /** What is known of the contact of an alias, when it is not there. */
  record DepartedByAlias(Alias alias) implements Lookup<Departure> {}

  /** All aliases of a contact. */
  record AliasesOf(ContactId contact) implements Lookup<List<Alias>> {}

  record ImportById(String id) implements Lookup<Optional<Import>> {}

  /** All imports of the location, the newest first. */
  record AllImports() implements Lookup<List<Import>> {}

  /**
   * What has become of a contact behind a change, and what else the location has of what it was
   * before an import changed it first.
   */
  record ChangesSince(ContactId contact, long behind, String importId)
      implements Lookup<SinceImport> {}

  /** What is known of a contact that is not there. */
  record Departed(ContactId id) implements Lookup<Departure> {}

  /** The change with this number, and what has become of its contact since. */
  record RecordedChange(long seq) implements Lookup<Recorded> {}

  /** The numbers of all changes of a contact that the store holds, the newest first. */
  record ChangesOf(ContactId id) implements Lookup<List<Long>> {}

  /** All that the store holds of a person. */
  record TracesOf(ContactId id) implements Lookup<Traces> {}

  record BusinessById(String id) implements Lookup<Optional<Business>> {}

  /** The oldest contacts of a business, and no more than so many. */
  record ContactsOfBusiness(String business, int limit) implements Lookup<List<Contact>> {}

  record ActivityById<A extends Activity>(Class<A> kind, ContactId contact, String id)
      implements Lookup<Optional<A>> {}

  /** All that a contact has of one kind of activities. */
  record ActivitiesOf<A extends Activity>(Class<A> kind, ContactId contact)
      implements Lookup<List<A>> {
    @Override
    public Lookup<?> declared() {
      return new ActivitiesOfAnybody(kind);
    }
  }

  /** All that a contact had of one kind when this change deleted it, and gets back with it. */
  record DeletedActivitiesOf<A extends Activity>(Class<A> kind, ContactId contact, long deletion)
      implements Lookup<List<A>> {
    @Override
    public Lookup<?> declared() {
      return new ActivitiesOfAnybody(kind);
    }
  }

  /** Declares that a work may ask for those of the contact that it comes to; asks for nothing. */
  record ActivitiesOfAnybody(Class<? extends Activity> kind) implements Lookup<Void> {}

  /** How much a contact has of one kind of activities. */
  record ActivityTotal(Class<? extends Activity> kind, ContactId contact)
      implements Lookup<Activity.Total> {}

  /** The location's tag list, by name. */
  record AllTags() implements Lookup<List<LocationTag>> {}

  record NamedValueById(String id) implements Lookup<Optional<NamedValue>> {}

  record NamedValueByKey(String key) implements Lookup<Optional<NamedValue>> {}

  /** How many named values the location has. */
  record NamedValueCount() implements Lookup<Long> {}

  /** What came of the request that was sent with a key. */
  record OutcomeByKey(RetryKey key) implements Lookup<Optional<RetryOutcome>> {
    @Override
    public boolean isCommon() {
      return true;
    }
  }

  /** The keys of the outcomes that were kept until then, and no more than so many: the oldest. */
  record OutcomesUntil(Instant until, int limit) implements Lookup<List<RetryKey>> {}

  /** All outcomes that tell of a contact, each as what is left of it when the person is erased. */
  record OutcomesOf(ContactId contact) implements Lookup<List<RetryOutcome>> {}
}

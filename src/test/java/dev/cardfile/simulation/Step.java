package dev.cardfile.simulation;

import dev.cardfile.contact.Edit;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.location.LocationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that happens in a history. */
sealed interface Step {

  /**
   * A request.
   *
   * @param body as sent: the same values as the other components, each in one of its spellings
   * @param tags null when not sent
   */
  record Upsert(
      LocationId location,
      String body,
      Edit<String> email,
      Edit<String> phone,
      Edit<String> firstName,
      Edit<String> city,
      Edit<String> customValue,
      @Nullable List<String> tags,
      boolean createNew)
      implements Step {

    Edit<String> value(MatchingField field) {
      return field == MatchingField.EMAIL ? email : phone;
    }

    /** With an e-mail and a phone only, as they are; null is not sent. */
    static Upsert keys(
        LocationId location, boolean named, @Nullable String email, @Nullable String phone) {
      List<String> members = new ArrayList<>();
      if (named) {
        members.add("\"locationId\":\"" + location.value() + "\"");
      }
      if (email != null) {
        members.add("\"email\":\"" + email + "\"");
      }
      if (phone != null) {
        members.add("\"phone\":\"" + phone + "\"");
      }
      return new Upsert(
          location,
          "{" + String.join(",", members) + "}",
          email == null ? Edit.keep() : Edit.put(email),
          phone == null ? Edit.keep() : Edit.put(phone),
          Edit.keep(),
          Edit.keep(),
          Edit.keep(),
          null,
          false);
    }

    boolean hasKey() {
      return email.given() != null || phone.given() != null;
    }
  }

  /**
   * A new contact.
   *
   * @param said as an upsert would say it
   */
  record Create(Upsert said) implements Step {}

  /**
   * A change of a contact.
   *
   * @param whom which one, counted from the oldest, which is 1; 0 is nobody
   * @param said as an upsert would say it, but that the body names no location
   */
  record Change(int whom, Upsert said) implements Step {}

  record Delete(LocationId location, int whom) implements Step {}

  /**
   * A request with values that others have, or had: so keys come from one contact to another.
   *
   * @param whom who is changed, where somebody is
   */
  record Crossed(Way way, LocationId location, int whom, Value email, Value phone) implements Step {

    enum Way {
      UPSERT,
      CREATE,
      CHANGE
    }

    /**
     * A value that somebody holds or has held.
     *
     * @param of who, counted as in a change
     * @param which one, counted from the first, over and over
     */
    record Value(int of, int which) {}
  }

  /**
   * Contacts are linked to a business, or to none.
   *
   * @param business which one, counted from the oldest, which is 1; 0 is none
   */
  record Link(LocationId location, List<Integer> whom, int business) implements Step {}

  record NewBusiness(LocationId location) implements Step {}

  record DeleteBusiness(LocationId location, int business) implements Step {}

  /**
   * A change of a contact's tags.
   *
   * @param tags as sent: blanks around, in any case
   */
  record Tag(LocationId location, int whom, boolean add, List<String> tags) implements Step {}

  record Settings(LocationId location, boolean allowDuplicates, List<MatchingField> order)
      implements Step {}

  /** The store is closed and opened again. */
  record Restart() implements Step {}

  /** The clock goes on, or back. */
  record Tick(Duration by) implements Step {}

  /**
   * A step on a condition.
   *
   * @param step an upsert, a change, a deletion or a restoration
   */
  record Conditional(Wish wish, Step step) implements Step {

    /** What is wanted of the contact that the step is about. */
    enum Wish {
      THAT_IT_IS_THERE,
      THAT_IT_IS_NOT,
      THAT_IT_IS_AS_KNOWN,
      THAT_IT_IS_AS_IT_WAS_BEFORE,
      THAT_IT_HAS_CHANGED
    }
  }

  /** Many upserts that come together. */
  record Batch(LocationId location, List<Row> rows) implements Step {

    /**
     * One of them.
     *
     * @param wish what is wanted of its contact as it was before all; null for nothing
     */
    record Row(Upsert said, Conditional.@Nullable Wish wish) {}
  }

  /** An upsert that is only decided. */
  record DryRun(Upsert said) implements Step {}

  /**
   * An upsert that may be sent again.
   *
   * @param key of few, so that some come for another request
   */
  record Keyed(Upsert said, int key) implements Step {}

  /**
   * One of the last upserts with keys is sent again.
   *
   * @param back 0 for the last one
   */
  record Again(int back) implements Step {}

  /**
   * A change is undone.
   *
   * @param back which one, counted from the last, which is 0
   */
  record Undo(LocationId location, int back, boolean force) implements Step {}

  /**
   * A contact comes back.
   *
   * @param whom of all who are or were there, counted from the oldest over and over; 0 is nobody
   * @param gone whether only those are counted who are not there
   */
  record Restore(LocationId location, int whom, boolean gone) implements Step {}

  /**
   * A person is erased.
   *
   * @param whom as in a restoration
   * @param gone as in a restoration
   */
  record Erase(LocationId location, int whom, boolean gone) implements Step {}

  /** Whom the last request with a key was about is erased, and the request comes again. */
  record EraseAndAgain() implements Step {}
}

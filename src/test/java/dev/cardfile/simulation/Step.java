package dev.cardfile.simulation;

import dev.cardfile.contact.Edit;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.location.LocationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step of a history. */
sealed interface Step {

  /**
   * A request.
   *
   * @param body the body to send: the values of the other components, each in one of its spellings
   * @param tags null if not sent
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

    /** Returns a request with only an e-mail and a phone, spelt as given; null leaves one out. */
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
   * The creation of a contact.
   *
   * @param said the values, as in an upsert
   */
  record Create(Upsert said) implements Step {}

  /**
   * A change of a contact.
   *
   * @param whom the contact, counted from the oldest, which is 1; 0 is nobody
   * @param said the values, as in an upsert, but with a body that names no location
   */
  record Change(int whom, Upsert said) implements Step {}

  record Delete(LocationId location, int whom) implements Step {}

  /**
   * A request with values that other contacts have or had, so that keys move between contacts.
   *
   * @param whom the contact to change, if the request is a change
   */
  record Crossed(Way way, LocationId location, int whom, Value email, Value phone) implements Step {

    enum Way {
      UPSERT,
      CREATE,
      CHANGE
    }

    /**
     * A value that a contact holds or held.
     *
     * @param of the contact, counted as in {@link Change}
     * @param which the number of the value, starting over at the end
     */
    record Value(int of, int which) {}
  }

  /**
   * A link of contacts to a business, or to none.
   *
   * @param business counted from the oldest, which is 1; 0 is none
   */
  record Link(LocationId location, List<Integer> whom, int business) implements Step {}

  record NewBusiness(LocationId location) implements Step {}

  record DeleteBusiness(LocationId location, int business) implements Step {}

  /**
   * A change of a contact's tags.
   *
   * @param tags as sent, with surrounding blanks and in any case
   */
  record Tag(LocationId location, int whom, boolean add, List<String> tags) implements Step {}

  record Settings(LocationId location, boolean allowDuplicates, List<MatchingField> order)
      implements Step {}

  /** Closes the store and opens it again. */
  record Restart() implements Step {}

  /** Moves the clock forwards or backwards. */
  record Tick(Duration by) implements Step {}

  /**
   * A step with a precondition.
   *
   * @param step an upsert, a change, a deletion or a restoration
   */
  record Conditional(Wish wish, Step step) implements Step {

    /** What must be true of the contact that the step is about. */
    enum Wish {
      THAT_IT_IS_THERE,
      THAT_IT_IS_NOT,
      THAT_IT_IS_AS_KNOWN,
      THAT_IT_IS_AS_IT_WAS_BEFORE,
      THAT_IT_HAS_CHANGED
    }
  }

  /** A batch of upserts. */
  record Batch(LocationId location, List<Row> rows) implements Step {

    /**
     * A row of the batch.
     *
     * @param wish the precondition, by the contact's state before the batch; null for none
     */
    record Row(Upsert said, Conditional.@Nullable Wish wish) {}
  }

  /** A dry run of an upsert. */
  record DryRun(Upsert said) implements Step {}

  /**
   * An upsert with an idempotency key, which may be sent again.
   *
   * @param key one of a few numbers, so that some are reused for other requests
   */
  record Keyed(Upsert said, int key) implements Step {}

  /**
   * Sends one of the last upserts with keys again.
   *
   * @param back 0 for the last one
   */
  record Again(int back) implements Step {}

  /**
   * Undoes a change.
   *
   * @param back counted from the last change, which is 0
   */
  record Undo(LocationId location, int back, boolean force) implements Step {}

  /**
   * Restores a contact.
   *
   * @param whom counted from the oldest of all contacts that exist or existed, starting over at the
   *     end; 0 is nobody
   * @param gone whether to count only contacts that no longer exist
   */
  record Restore(LocationId location, int whom, boolean gone) implements Step {}

  /**
   * Erases a person.
   *
   * @param whom as in {@link Restore}
   * @param gone as in {@link Restore}
   */
  record Erase(LocationId location, int whom, boolean gone) implements Step {}

  /** Erases the person whom the last request with a key was about, and sends that request again. */
  record EraseAndAgain() implements Step {}
}

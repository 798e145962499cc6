package dev.cardfile.simulation;

import dev.cardfile.contact.Edit;
import dev.cardfile.contact.MatchingField;
import dev.cardfile.location.LocationId;
import java.time.Duration;
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
}

package dev.cardfile.upsert.request;

import dev.cardfile.activity.CarriedActivity;
import dev.cardfile.activity.Note;
import dev.cardfile.activity.Task;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is taken over along with a contact, and has no place in the body of an upsert. It is added
 * to what the contact has.
 *
 * @param emails additional e-mails, normalised
 * @param phones additional phones, normalised
 * @param followers ids of users
 * @param business the id of a business; null for none
 */
public record Carried(
    List<String> emails,
    List<String> phones,
    List<String> followers,
    @Nullable String business,
    List<CarriedActivity<Note>> notes,
    List<CarriedActivity<Task>> tasks) {

  public static final Carried NOTHING =
      new Carried(List.of(), List.of(), List.of(), null, List.of(), List.of());

  public Carried {
    emails = List.copyOf(emails);
    phones = List.copyOf(phones);
    followers = List.copyOf(followers);
    notes = List.copyOf(notes);
    tasks = List.copyOf(tasks);
  }

  public boolean isNothing() {
    return equals(NOTHING);
  }

  public List<String> additional(MatchingField field) {
    return switch (field) {
      case EMAIL -> emails;
      case PHONE -> phones;
    };
  }

  /** Returns the keys of the additional values. */
  public Set<MatchKey> keys() {
    Set<MatchKey> keys = new LinkedHashSet<>();
    for (MatchingField field : MatchingField.values()) {
      additional(field).forEach(value -> keys.add(new MatchKey(field, value)));
    }
    return keys;
  }
}

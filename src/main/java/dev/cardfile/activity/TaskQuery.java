package dev.cardfile.activity;

import dev.cardfile.contact.ContactId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of a location's tasks are wanted, those that are due first before the others. What is null
 * or empty asks for nothing.
 *
 * @param contacts the tasks of these
 * @param assignedTo ids of users, one of whom is responsible
 * @param business the id of one to which the task's contact belongs
 * @param words folded, as searches have them: the title has a word that begins with each; no task
 *     where the list is empty, every task where it is null
 * @param after only the tasks behind this place
 * @param skip how many are left out at the beginning
 * @param limit how many there are at most
 */
public record TaskQuery(
    Set<ContactId> contacts,
    @Nullable Boolean completed,
    Set<String> assignedTo,
    @Nullable String business,
    @Nullable List<String> words,
    @Nullable Place after,
    int skip,
    int limit) {

  /** The same of other contacts. */
  public TaskQuery of(Set<ContactId> others) {
    return new TaskQuery(others, completed, assignedTo, business, words, after, skip, limit);
  }

  /** The place of a task in the order. */
  public record Place(Instant dueDate, String id) {}

  public TaskQuery {
    contacts = Set.copyOf(contacts);
    assignedTo = Set.copyOf(assignedTo);
    words = words == null ? null : List.copyOf(words);
  }
}

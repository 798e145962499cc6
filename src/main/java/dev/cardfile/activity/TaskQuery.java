package dev.cardfile.activity;

import dev.cardfile.contact.ContactId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A query for tasks of a location, in the order of their due dates. A null or an empty set means
 * that there is no such condition.
 *
 * @param contacts the contacts whose tasks are wanted
 * @param assignedTo ids of users; a task must be assigned to one of them
 * @param business the id of the business that the contact of a task must belong to
 * @param words folded, as in searches; for each of them, the title must have a word that begins
 *     with it. An empty list matches no task, null matches every task
 * @param after the position after which the results begin
 * @param skip the number of results to skip at the beginning
 * @param limit the maximum number of results
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

  /** Returns the same query for other contacts. */
  public TaskQuery of(Set<ContactId> others) {
    return new TaskQuery(others, completed, assignedTo, business, words, after, skip, limit);
  }

  /** The position of a task in the order of the results. */
  public record Place(Instant dueDate, String id) {}

  public TaskQuery {
    contacts = Set.copyOf(contacts);
    assignedTo = Set.copyOf(assignedTo);
    words = words == null ? null : List.copyOf(words);
  }
}

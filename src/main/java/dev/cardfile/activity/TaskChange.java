package dev.cardfile.activity;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.Edit;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a caller sends of a task. Whatever is null or kept is unchanged.
 *
 * @param title null, or not blank
 */
public record TaskChange(
    @Nullable String title,
    Edit<String> body,
    Edit<String> assignedTo,
    @Nullable Instant dueDate,
    @Nullable Boolean completed)
    implements ActivityChange<Task> {

  /** Returns a change that only completes a task or reopens it. */
  public static TaskChange completed(@Nullable Boolean completed) {
    return new TaskChange(null, Edit.keep(), Edit.keep(), null, completed);
  }

  @Override
  public Task create(String id, ContactId contact, Instant now) {
    return new Task(
        id,
        contact,
        Objects.requireNonNull(title, "a task's title"),
        body.given(),
        assignedTo.given(),
        Objects.requireNonNull(dueDate, "a task's due date"),
        Objects.requireNonNull(completed, "whether a task is completed"),
        now);
  }

  @Override
  public Task over(Task before) {
    return new Task(
        before.id(),
        before.contact(),
        title == null ? before.title() : title,
        body.over(before.body()),
        assignedTo.over(before.assignedTo()),
        dueDate == null ? before.dueDate() : dueDate,
        completed == null ? before.completed() : completed,
        before.dateAdded());
  }
}

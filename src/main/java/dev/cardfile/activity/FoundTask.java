package dev.cardfile.activity;

import dev.cardfile.contact.PersonName;

/** A task that a query has found, with the name of its contact. */
public record FoundTask(Task task, PersonName contact) {

  /** Returns the position of the task in the order of a {@link TaskQuery}. */
  public TaskQuery.Place place() {
    return new TaskQuery.Place(task.dueDate(), task.id());
  }
}

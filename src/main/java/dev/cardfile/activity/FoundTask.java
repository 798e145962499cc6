package dev.cardfile.activity;

import dev.cardfile.contact.PersonName;

/** A task that was found, with the name of its contact. */
public record FoundTask(Task task, PersonName contact) {

  /** Where it stands in the order. */
  public TaskQuery.Place place() {
    return new TaskQuery.Place(task.dueDate(), task.id());
  }
}

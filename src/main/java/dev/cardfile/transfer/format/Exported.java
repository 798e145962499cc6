package dev.cardfile.transfer.format;

import dev.cardfile.activity.Note;
import dev.cardfile.activity.Task;
import dev.cardfile.contact.Contact;
import java.util.List;

/**
 * A contact to be written to a file.
 *
 * @param id the id that the file gives the contact
 * @param notes the notes to write, the newest first
 * @param tasks the tasks to write, the newest first
 */
public record Exported(Contact contact, String id, List<Note> notes, List<Task> tasks) {

  /** Returns a contact to be written without its notes and tasks. */
  public static Exported plain(Contact contact, String id) {
    return new Exported(contact, id, List.of(), List.of());
  }
}

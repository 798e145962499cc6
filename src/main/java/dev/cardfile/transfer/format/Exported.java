package dev.cardfile.transfer.format;

import dev.cardfile.activity.Note;
import dev.cardfile.activity.Task;
import dev.cardfile.contact.Contact;
import java.util.List;

/**
 * A contact as a file has it.
 *
 * @param id under which the file has it
 * @param notes those that the file is to have, the newest first
 * @param tasks those that the file is to have, the newest first
 */
public record Exported(Contact contact, String id, List<Note> notes, List<Task> tasks) {

  /** A contact without its notes and tasks. */
  public static Exported plain(Contact contact, String id) {
    return new Exported(contact, id, List.of(), List.of());
  }
}

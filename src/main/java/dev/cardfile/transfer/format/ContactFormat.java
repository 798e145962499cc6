package dev.cardfile.transfer.format;

import dev.cardfile.activity.Note;
import dev.cardfile.activity.Task;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.location.Location;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A file format that contacts are written in, one after the other. */
public sealed interface ContactFormat permits OwnCsv, HighLevelCsv, ObjectLines, Cards {

  /** Looks up what a file includes with contacts but is not part of them. */
  interface Beside {

    /**
     * Returns the ids that contacts have in a source; a contact without one is absent from the map.
     */
    Map<ContactId, String> idsAt(String source, List<ContactId> contacts);

    /**
     * Returns a function that gives the notes of each contact, the newest first. It must be called
     * for the contacts in the order of the list.
     */
    Function<ContactId, List<Note>> notes(List<ContactId> contacts);

    /** The same as {@link #notes}, for tasks. */
    Function<ContactId, List<Task>> tasks(List<ContactId> contacts);
  }

  static ContactFormat of(ExportChoice choice, Location location) {
    return switch (choice.form()) {
      case NDJSON -> new ObjectLines(choice, location.customFields());
      case VCF -> new Cards();
      case CSV ->
          switch (choice.profile()) {
            case CARDFILE -> new OwnCsv(choice, location.customFields());
            case HIGHLEVEL -> new HighLevelCsv(location.zone());
          };
    };
  }

  /** The names that {@link ExportChoice#fields} can have in a location. */
  static List<String> fields(Location location) {
    return OwnColumn.names(location.customFields());
  }

  String mediaType();

  /** The file name extension, without its dot. */
  String suffix();

  /** The text before the first contact; may be empty. */
  String head();

  /**
   * The source whose ids the file uses for contacts that were taken over from it; null if every
   * contact has its own id.
   */
  default @Nullable String source() {
    return null;
  }

  /** Reports whether the file includes a part of each contact. */
  default boolean has(ExportChoice.Part part) {
    return false;
  }

  void write(Exported exported, Appendable to) throws IOException;

  /** Writes contacts one after the other, each with its id in the {@link #source} if it has one. */
  default void write(List<Contact> contacts, Beside beside, Appendable to) throws IOException {
    List<ContactId> all = contacts.stream().map(Contact::id).toList();
    String source = source();
    Map<ContactId, String> ids = source == null ? Map.of() : beside.idsAt(source, all);
    Function<ContactId, List<Note>> notes =
        has(ExportChoice.Part.NOTES) ? beside.notes(all) : contact -> List.of();
    Function<ContactId, List<Task>> tasks =
        has(ExportChoice.Part.TASKS) ? beside.tasks(all) : contact -> List.of();
    for (Contact contact : contacts) {
      ContactId own = contact.id();
      write(
          new Exported(
              contact, ids.getOrDefault(own, own.value()), notes.apply(own), tasks.apply(own)),
          to);
    }
  }
}

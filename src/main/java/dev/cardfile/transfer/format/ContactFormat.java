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

/** A form in which many contacts are written, one after the other. */
public sealed interface ContactFormat permits OwnCsv, HighLevelCsv, ObjectLines, Cards {

  /** What a file has of contacts besides them. */
  interface Beside {

    /** The ids that contacts had where they came from. */
    Map<ContactId, String> idsAt(String source, List<ContactId> contacts);

    /** The notes of each contact, the newest first; to be asked for in this order. */
    Function<ContactId, List<Note>> notes(List<ContactId> contacts);

    /** As {@link #notes}. */
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

  /** What a choice of fields can name in a location. */
  static List<String> fields(Location location) {
    return OwnColumn.names(location.customFields());
  }

  String mediaType();

  /** How the names of such files end, without the dot. */
  String suffix();

  /** What stands before the first contact. */
  String head();

  /** Whose ids the file has, of the contacts that came from there; null for none but their own. */
  default @Nullable String source() {
    return null;
  }

  /** Whether it has this of a contact. */
  default boolean has(ExportChoice.Part part) {
    return false;
  }

  /** Writes a contact. */
  void write(Exported exported, Appendable to) throws IOException;

  /** Writes contacts, one after the other, each under its id at the {@link #source}. */
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

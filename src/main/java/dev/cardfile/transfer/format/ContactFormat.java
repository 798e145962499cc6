package dev.cardfile.transfer.format;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.location.Location;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A form in which many contacts are written, one after the other. */
public sealed interface ContactFormat permits OwnCsv, HighLevelCsv, ObjectLines, Cards {

  /** How contacts can be written. */
  enum Form {
    CSV,
    NDJSON,
    VCF
  }

  /** Whose CSV it is. */
  enum Profile {
    CARDFILE,
    HIGHLEVEL
  }

  /** The ids that contacts had where they came from. */
  interface FormerIds {
    Map<ContactId, String> at(String source, List<ContactId> contacts);
  }

  static ContactFormat of(Form form, Profile profile, Location location) {
    return switch (form) {
      case NDJSON -> new ObjectLines(location.customFields());
      case VCF -> new Cards();
      case CSV ->
          switch (profile) {
            case CARDFILE -> new OwnCsv(location.customFields());
            case HIGHLEVEL -> new HighLevelCsv(location.zone());
          };
    };
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

  /**
   * A contact.
   *
   * @param id under which the file has it: the one that it had at the {@link #source}, or its own
   */
  String one(Contact contact, String id);

  /** Contacts, one after the other, each under its id at the {@link #source}. */
  default String all(List<Contact> contacts, FormerIds former) {
    String source = source();
    Map<ContactId, String> ids =
        source == null ? Map.of() : former.at(source, contacts.stream().map(Contact::id).toList());
    StringBuilder text = new StringBuilder();
    for (Contact contact : contacts) {
      text.append(one(contact, ids.getOrDefault(contact.id(), contact.id().value())));
    }
    return text.toString();
  }
}

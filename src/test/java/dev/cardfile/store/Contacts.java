package dev.cardfile.store;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.CustomFields;
import dev.cardfile.contact.CustomValue;
import dev.cardfile.contact.Dnd;
import dev.cardfile.contact.DndChannel;
import dev.cardfile.contact.DndSetting;
import dev.cardfile.contact.Followers;
import dev.cardfile.contact.HeldValues;
import dev.cardfile.contact.PersonName;
import dev.cardfile.contact.Tags;
import dev.cardfile.contact.TextField;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/** Contacts for tests of stores. */
public final class Contacts {

  public static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

  private Contacts() {}

  /** Returns a location with only an id and a name. */
  public static Location location(LocationId id) {
    return new Location(
        id,
        "Location " + id,
        null,
        null,
        null,
        DuplicatePreference.DEFAULT,
        CustomFieldDefinitions.NONE,
        0);
  }

  public static void insert(Stores stores, LocationId location, Contact contact) {
    WorkingSet.exclusively(
        stores,
        location,
        Set.of(),
        working -> {
          working.insert(contact);
          return contact;
        });
  }

  public static void insert(Stores stores, LocationId location, List<Contact> contacts) {
    WorkingSet.exclusively(
        stores,
        location,
        Set.of(),
        working -> {
          contacts.forEach(working::insert);
          return contacts;
        });
  }

  public static Contact blank(String id) {
    Contact nobodyWrote = Contact.blank(new ContactId(id), Attribution.UNKNOWN, NOW);
    return of(nobodyWrote, PersonName.UNKNOWN, HeldValues.NONE, HeldValues.NONE);
  }

  public static Contact withEmails(String id, String primary, String... additional) {
    return withHeld(blank(id), new HeldValues(primary, List.of(additional)), HeldValues.NONE);
  }

  public static Contact withPhones(String id, String primary, String... additional) {
    return withHeld(blank(id), HeldValues.NONE, new HeldValues(primary, List.of(additional)));
  }

  public static Contact named(String id, String first, String last) {
    return of(blank(id), new PersonName(first, last), HeldValues.NONE, HeldValues.NONE);
  }

  public static Contact withHeld(Contact contact, HeldValues emails, HeldValues phones) {
    return of(contact, contact.name(), emails, phones);
  }

  private static Contact of(
      Contact contact, PersonName name, HeldValues emails, HeldValues phones) {
    return new Contact(
        contact.id(),
        name,
        emails,
        phones,
        contact.texts(),
        contact.dateOfBirth(),
        contact.dnd(),
        contact.tags(),
        contact.customFields(),
        contact.followers(),
        contact.firstAttribution(),
        contact.lastAttribution(),
        contact.dateAdded(),
        contact.dateUpdated(),
        contact.lastActivity(),
        Math.max(1, contact.revision()));
  }

  /**
   * Returns the contact as a write leaves it that changes only its name and its last attribution.
   */
  public static Contact written(
      Contact contact, PersonName name, Attribution last, Instant now, long revision) {
    return new Contact(
        contact.id(),
        name,
        contact.emails(),
        contact.phones(),
        contact.texts(),
        contact.dateOfBirth(),
        contact.dnd(),
        contact.tags(),
        contact.customFields(),
        contact.followers(),
        contact.firstAttribution(),
        last,
        contact.dateAdded(),
        Contact.later(contact.dateUpdated(), now),
        Contact.later(contact.lastActivity(), now),
        revision);
  }

  public static Contact withCustomFields(String id, Map<String, CustomValue> values) {
    Contact full = full(id, "x");
    return new Contact(
        full.id(),
        full.name(),
        full.emails(),
        full.phones(),
        full.texts(),
        full.dateOfBirth(),
        full.dnd(),
        full.tags(),
        new CustomFields(new LinkedHashMap<>(values)),
        full.followers(),
        full.firstAttribution(),
        full.lastAttribution(),
        full.dateAdded(),
        full.dateUpdated(),
        full.lastActivity(),
        full.revision());
  }

  /**
   * Returns a contact with every field set, each to a value of its own that contains {@code text}.
   */
  public static Contact full(String id, String text) {
    Map<TextField, String> texts = new EnumMap<>(TextField.class);
    for (TextField field : TextField.values()) {
      texts.put(field, field + text);
    }
    Map<DndChannel, DndSetting> channels = new EnumMap<>(DndChannel.class);
    Iterator<DndSetting.Status> statuses =
        Stream.generate(DndSetting.Status::values).flatMap(Stream::of).iterator();
    for (DndChannel channel : DndChannel.values()) {
      DndSetting.Status status = statuses.next();
      String code = status == DndSetting.Status.ACTIVE ? null : "code" + text;
      channels.put(channel, new DndSetting(status, channel + "message" + text, code));
    }
    LinkedHashMap<String, CustomValue> custom = new LinkedHashMap<>();
    custom.put("z first" + text, new CustomValue.Text("custom" + text));
    custom.put("a second" + text, new CustomValue.Texts(List.of("one" + text, "two" + text)));
    custom.put("m third", new CustomValue.Json("{\"url\":\"https://example.com\"}"));
    return new Contact(
        new ContactId(id),
        new PersonName("first" + text, "last" + text),
        new HeldValues("primary@" + text, List.of("b@" + text, "a@" + text)),
        new HeldValues("+1" + text, List.of("+3" + text, "+2" + text)),
        texts,
        LocalDate.of(1990, 9, 25),
        new Dnd(true, channels, new DndSetting(DndSetting.Status.INACTIVE, "inbound" + text, null)),
        new Tags(List.of("z" + text, "a" + text)),
        new CustomFields(custom),
        new Followers(List.of("user z" + text, "user a" + text)),
        new Attribution("agent" + text, "r", "c", "us", "um", "uc", "ut", "127.0.0.1"),
        new Attribution(null, "last" + text, null, null, null, null, null, null, more(text)),
        NOW,
        NOW.plusMillis(1),
        NOW.plusMillis(2),
        1);
  }

  /** Includes names that also occur in the stored JSON itself, such as {@code user_agent}. */
  private static SequencedMap<String, String> more(String text) {
    SequencedMap<String, String> more = new LinkedHashMap<>();
    more.put("url", "https://" + text);
    more.put("user_agent", "u" + text);
    more.put("more", "\u00e4\"");
    more.put("a", " ");
    return more;
  }
}

package dev.cardfile.store;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.PersonName;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Random contacts, and random changes of their parts. */
final class RandomContacts {

  private static final List<String> TEXTS = List.of("x", "Ünï 😀 \"q\" \\ \n", "null", "2");

  private RandomContacts() {}

  /** A new contact. */
  static Contact made(Random random, ContactId id, Instant now, long revision) {
    Contact made = mixed(random, Contacts.blank(id.value()), 2);
    return Contacts.written(made, made.name(), Attribution.UNKNOWN, now, revision);
  }

  /** Returns another state of a contact, which may differ only in its times. */
  static Contact changed(Random random, Contact before, Instant now) {
    Contact mixed = random.nextInt(4) == 0 ? before : mixed(random, before, 6);
    Attribution last =
        random.nextBoolean()
            ? before.lastAttribution()
            : Contacts.full("1", one(random)).firstAttribution();
    return Contacts.written(mixed, mixed.name(), last, now, before.revision() + 1);
  }

  static Contact touched(Contact contact, Instant now) {
    return Contacts.written(
        contact, contact.name(), Attribution.UNKNOWN, now, contact.revision() + 1);
  }

  static Contact renamed(Contact contact, String name, Instant now) {
    return Contacts.written(
        contact,
        new PersonName(name, null),
        contact.lastAttribution(),
        now,
        contact.revision() + 1);
  }

  /** Returns the contact without the values that the history does not record. */
  static Contact recorded(Contact contact) {
    Contact plain =
        Contacts.written(contact, contact.name(), Attribution.UNKNOWN, Instant.EPOCH, 0);
    return new Contact(
        plain.id(),
        plain.name(),
        plain.emails(),
        plain.phones(),
        plain.texts(),
        plain.dateOfBirth(),
        plain.dnd(),
        plain.tags(),
        plain.customFields(),
        plain.followers(),
        plain.firstAttribution(),
        Attribution.UNKNOWN,
        plain.dateAdded(),
        Instant.EPOCH,
        Instant.EPOCH,
        0);
  }

  /** Returns a contact in which, on average, one of {@code rarity} parts is replaced. */
  private static Contact mixed(Random random, Contact before, int rarity) {
    Contact full = Contacts.full(before.id().value(), one(random));
    Contact blank = Contacts.blank(before.id().value());
    Contact other = random.nextBoolean() ? full : blank;
    return new Contact(
        before.id(),
        (isNew(random, rarity) ? other : before).name(),
        (isNew(random, rarity) ? other : before).emails(),
        (isNew(random, rarity) ? other : before).phones(),
        (isNew(random, rarity) ? other : before).texts(),
        (isNew(random, rarity) ? other : before).dateOfBirth(),
        (isNew(random, rarity) ? other : before).dnd(),
        (isNew(random, rarity) ? other : before).tags(),
        (isNew(random, rarity) ? other : before).customFields(),
        (isNew(random, rarity) ? other : before).followers(),
        (isNew(random, rarity) ? other : before).firstAttribution(),
        before.lastAttribution(),
        before.dateAdded(),
        before.dateUpdated(),
        before.lastActivity(),
        before.revision());
  }

  private static boolean isNew(Random random, int rarity) {
    return random.nextInt(rarity) == 0;
  }

  private static String one(Random random) {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }
}

package dev.cardfile.store.sql;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.Dnd;
import dev.cardfile.contact.Followers;
import dev.cardfile.contact.HeldValues;
import dev.cardfile.contact.PersonName;
import dev.cardfile.contact.Tags;
import dev.cardfile.contact.TextField;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A contact as a row, in the order of the columns in {@link Statements}. */
final class ContactRow {

  private static final List<TextField> TEXT_COLUMNS =
      List.of(
          TextField.GENDER,
          TextField.ADDRESS1,
          TextField.CITY,
          TextField.STATE,
          TextField.POSTAL_CODE,
          TextField.WEBSITE,
          TextField.TIMEZONE,
          TextField.SOURCE,
          TextField.COUNTRY,
          TextField.COMPANY_NAME,
          TextField.ASSIGNED_TO,
          TextField.TYPE,
          TextField.KEYWORD,
          TextField.SSN,
          TextField.BUSINESS_ID);

  private ContactRow() {}

  /** Sets all columns but the key. */
  static void write(Row row, Contact contact) throws SQLException {
    row.text(contact.name().first()).text(contact.name().last());
    write(row, contact.emails());
    write(row, contact.phones());
    for (TextField field : TEXT_COLUMNS) {
      row.text(contact.texts().get(field));
    }
    LocalDate birth = contact.dateOfBirth();
    row.text(birth == null ? null : birth.toString())
        .flag(contact.dnd().everywhere())
        .text(JsonColumns.channels(contact.dnd().channels()))
        .text(JsonColumns.setting(contact.dnd().inbound()))
        .text(JsonColumns.texts(contact.tags().names()))
        .text(JsonColumns.customFields(contact.customFields()))
        .text(JsonColumns.texts(contact.followers().userIds()))
        .text(JsonColumns.attribution(contact.firstAttribution()))
        .text(JsonColumns.attribution(contact.lastAttribution()))
        .instant(contact.dateAdded())
        .instant(contact.dateUpdated())
        .instant(contact.lastActivity());
  }

  /** Runs a query whose rows are the id and then all other columns. */
  static List<Contact> readAll(PreparedStatement filled) throws SQLException {
    try (ResultSet rows = filled.executeQuery()) {
      List<Contact> contacts = new ArrayList<>();
      while (rows.next()) {
        contacts.add(read(new RowReader(rows)));
      }
      return contacts;
    }
  }

  /** Reads the id and then all other columns. */
  static Contact read(RowReader row) throws SQLException {
    ContactId id = new ContactId(row.text());
    try {
      return readOthers(id, row);
    } catch (RuntimeException e) {
      // Without the cause: its message may quote what the contact says of a person.
      throw new IllegalStateException(
          "contact " + id + " cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private static Contact readOthers(ContactId id, RowReader row) throws SQLException {
    return new Contact(
        id,
        new PersonName(row.textOrNull(), row.textOrNull()),
        readHeld(row),
        readHeld(row),
        readTexts(row),
        date(row.textOrNull()),
        new Dnd(
            row.flagOrNull(),
            JsonColumns.channels(row.textOrNull()),
            JsonColumns.setting(row.textOrNull())),
        new Tags(JsonColumns.texts(row.textOrNull())),
        JsonColumns.customFields(row.textOrNull()),
        new Followers(JsonColumns.texts(row.textOrNull())),
        JsonColumns.attribution(row.textOrNull()),
        JsonColumns.attribution(row.textOrNull()),
        row.instant(),
        row.instant(),
        row.instant());
  }

  private static void write(Row row, HeldValues held) throws SQLException {
    row.text(held.primary()).text(JsonColumns.texts(held.additional()));
  }

  private static HeldValues readHeld(RowReader row) throws SQLException {
    return new HeldValues(row.textOrNull(), JsonColumns.texts(row.textOrNull()));
  }

  private static Map<TextField, String> readTexts(RowReader row) throws SQLException {
    Map<TextField, String> texts = new EnumMap<>(TextField.class);
    for (TextField field : TEXT_COLUMNS) {
      String text = row.textOrNull();
      if (text != null) {
        texts.put(field, text);
      }
    }
    return texts;
  }

  private static @Nullable LocalDate date(@Nullable String text) {
    return text == null ? null : LocalDate.parse(text);
  }
}

package dev.cardfile.store.sql.table;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.CustomFields;
import dev.cardfile.contact.Dnd;
import dev.cardfile.contact.DndChannel;
import dev.cardfile.contact.DndSetting;
import dev.cardfile.contact.Followers;
import dev.cardfile.contact.HeldValues;
import dev.cardfile.contact.PersonName;
import dev.cardfile.contact.Tags;
import dev.cardfile.contact.TextField;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.store.sql.group.StoredContact;
import dev.cardfile.store.sql.row.Codec;
import dev.cardfile.store.sql.row.Column;
import dev.cardfile.store.sql.row.JsonColumns;
import dev.cardfile.store.sql.row.RowReader;
import dev.cardfile.store.sql.row.Table;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The table of contacts. */
public final class ContactTable {

  private static final Codec<Attribution> ATTRIBUTION =
      Codec.ofJson(JsonColumns::attribution, JsonColumns::attribution);

  private static final Table.Columns<Contact> OF = new Table.Columns<>("contact");

  private static final Column<Contact, String> ID =
      OF.key("id", Codec.TEXT, contact -> contact.id().value());
  private static final Column<Contact, String> FIRST_NAME =
      OF.column("first_name", Codec.TEXT, contact -> contact.name().first());
  private static final Column<Contact, String> LAST_NAME =
      OF.column("last_name", Codec.TEXT, contact -> contact.name().last());
  private static final Column<Contact, String> EMAIL =
      OF.column("email", Codec.TEXT, contact -> contact.emails().primary());
  private static final Column<Contact, List<String>> ADDITIONAL_EMAILS =
      OF.column("additional_emails", Codec.TEXTS, contact -> contact.emails().additional());
  private static final Column<Contact, String> PHONE =
      OF.column("phone", Codec.TEXT, contact -> contact.phones().primary());
  private static final Column<Contact, List<String>> ADDITIONAL_PHONES =
      OF.column("additional_phones", Codec.TEXTS, contact -> contact.phones().additional());
  private static final Map<TextField, Column<Contact, String>> TEXTS = texts();
  private static final Column<Contact, LocalDate> DATE_OF_BIRTH =
      OF.column("date_of_birth", Codec.DATE, Contact::dateOfBirth);
  private static final Column<Contact, Boolean> DND =
      OF.column("dnd", Codec.FLAG, contact -> contact.dnd().everywhere());
  private static final Column<Contact, Map<DndChannel, DndSetting>> DND_SETTINGS =
      OF.column(
          "dnd_settings",
          Codec.ofJson(JsonColumns::channels, JsonColumns::channels),
          contact -> contact.dnd().channels());
  private static final Column<Contact, DndSetting> INBOUND_DND =
      OF.column(
          "inbound_dnd",
          Codec.ofText(JsonColumns::setting, JsonColumns::setting),
          contact -> contact.dnd().inbound());
  private static final Column<Contact, List<String>> TAGS =
      OF.column("tags", Codec.TEXTS, contact -> contact.tags().names());
  private static final Column<Contact, CustomFields> CUSTOM_FIELDS =
      OF.column(
          "custom_fields",
          Codec.ofJson(JsonColumns::customFields, JsonColumns::customFields),
          Contact::customFields);
  private static final Column<Contact, List<String>> FOLLOWERS =
      OF.column("followers", Codec.TEXTS, contact -> contact.followers().userIds());
  private static final Column<Contact, Attribution> FIRST_ATTRIBUTION =
      OF.column("first_attribution", ATTRIBUTION, Contact::firstAttribution);
  private static final Column<Contact, Attribution> LAST_ATTRIBUTION =
      OF.column("last_attribution", ATTRIBUTION, Contact::lastAttribution);
  private static final Column<Contact, Instant> DATE_ADDED =
      OF.column("date_added", Codec.INSTANT, Contact::dateAdded);
  private static final Column<Contact, Instant> DATE_UPDATED =
      OF.column("date_updated", Codec.INSTANT, Contact::dateUpdated);
  private static final Column<Contact, Instant> LAST_ACTIVITY =
      OF.column("last_activity", Codec.INSTANT, Contact::lastActivity);
  private static final Column<Contact, Long> REVISION =
      OF.column("revision", Codec.NUMBER, Contact::revision);

  /** The columns that every write of a contact updates, even one that changes nothing else. */
  private static final Set<Column<Contact, ?>> UNRECORDED =
      Set.of(LAST_ATTRIBUTION, DATE_UPDATED, LAST_ACTIVITY, REVISION);

  public static final Table<Contact> TABLE = OF.table((location, row) -> read(row));

  private static final Table.Columns<StoredContact> STORED_AS =
      new Table.Columns<StoredContact>(TABLE.name()).and(TABLE, StoredContact::contact);
  private static final Column<StoredContact, Long> LAST_CHANGE =
      STORED_AS.column("last_change", Codec.NUMBER, StoredContact::lastChange);

  /** The table with all its columns, including those that are not part of a contact. */
  public static final Table<StoredContact> STORED =
      STORED_AS.table((location, row) -> readStored(row));

  private ContactTable() {}

  /** Reports whether a change of this column is recorded in the history. */
  static boolean isRecorded(Column<Contact, ?> column) {
    return !UNRECORDED.contains(column);
  }

  private static Map<TextField, Column<Contact, String>> texts() {
    Map<TextField, Column<Contact, String>> columns = new EnumMap<>(TextField.class);
    for (TextField field : TextField.values()) {
      columns.put(
          field, OF.column(nameOf(field), Codec.TEXT, contact -> contact.texts().get(field)));
    }
    return columns;
  }

  private static String nameOf(TextField field) {
    return switch (field) {
      case GENDER -> "gender";
      case ADDRESS1 -> "address1";
      case CITY -> "city";
      case STATE -> "state";
      case POSTAL_CODE -> "postal_code";
      case WEBSITE -> "website";
      case TIMEZONE -> "timezone";
      case SOURCE -> "source";
      case COUNTRY -> "country";
      case COMPANY_NAME -> "company_name";
      case ASSIGNED_TO -> "assigned_to";
      case TYPE -> "type";
      case KEYWORD -> "keyword";
      case SSN -> "ssn";
      case BUSINESS_ID -> "business_id";
    };
  }

  /** Runs a query whose rows are contacts. */
  public static List<Contact> readAll(PreparedStatement filled) throws SQLException {
    try (ResultSet rows = filled.executeQuery()) {
      List<Contact> contacts = new ArrayList<>();
      while (rows.next()) {
        contacts.add(read(new RowReader(rows)));
      }
      return contacts;
    }
  }

  public static Contact read(RowReader row) throws SQLException {
    ContactId id = readId(row);
    try {
      return readOthers(id, row);
    } catch (RuntimeException e) {
      // The cause is omitted, because its message may quote personal data.
      throw new IllegalStateException(
          "contact " + id + " cannot be read: " + e.getClass().getSimpleName());
    }
  }

  /** Reads only the id in a row. */
  public static ContactId readId(RowReader row) throws SQLException {
    return new ContactId(row.get(ID));
  }

  /** Reads a row of {@link #STORED}. */
  public static StoredContact readStored(RowReader row) throws SQLException {
    return new StoredContact(read(row), row.get(LAST_CHANGE));
  }

  /** Reads only the keys in a row, which may lack everything else. */
  static Set<MatchKey> readKeys(RowReader row) throws SQLException {
    Set<MatchKey> keys = new HashSet<>();
    for (String email : readEmails(row).all()) {
      keys.add(new MatchKey(MatchingField.EMAIL, email));
    }
    for (String phone : readPhones(row).all()) {
      keys.add(new MatchKey(MatchingField.PHONE, phone));
    }
    return keys;
  }

  private static HeldValues readEmails(RowReader row) throws SQLException {
    return new HeldValues(row.orNull(EMAIL), row.get(ADDITIONAL_EMAILS));
  }

  private static HeldValues readPhones(RowReader row) throws SQLException {
    return new HeldValues(row.orNull(PHONE), row.get(ADDITIONAL_PHONES));
  }

  private static Contact readOthers(ContactId id, RowReader row) throws SQLException {
    return new Contact(
        id,
        new PersonName(row.orNull(FIRST_NAME), row.orNull(LAST_NAME)),
        readEmails(row),
        readPhones(row),
        readTexts(row),
        row.orNull(DATE_OF_BIRTH),
        new Dnd(row.orNull(DND), row.get(DND_SETTINGS), row.orNull(INBOUND_DND)),
        new Tags(row.get(TAGS)),
        row.get(CUSTOM_FIELDS),
        new Followers(row.get(FOLLOWERS)),
        row.get(FIRST_ATTRIBUTION),
        row.get(LAST_ATTRIBUTION),
        row.get(DATE_ADDED),
        row.get(DATE_UPDATED),
        row.get(LAST_ACTIVITY),
        row.get(REVISION));
  }

  private static Map<TextField, String> readTexts(RowReader row) throws SQLException {
    Map<TextField, String> texts = new EnumMap<>(TextField.class);
    for (Map.Entry<TextField, Column<Contact, String>> column : TEXTS.entrySet()) {
      String text = row.orNull(column.getValue());
      if (text != null) {
        texts.put(column.getKey(), text);
      }
    }
    return texts;
  }
}

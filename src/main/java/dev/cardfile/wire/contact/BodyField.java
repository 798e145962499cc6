package dev.cardfile.wire.contact;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.Country;
import dev.cardfile.contact.Email;
import dev.cardfile.contact.Tags;
import dev.cardfile.contact.TextField;
import dev.cardfile.contact.TimeZoneName;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.LocationIdReader;
import dev.cardfile.wire.table.Shape.Property;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a body that says something of a person, in the order in which their violations
 * are told. Which of them a route takes, {@link ContactBody} says.
 */
public enum BodyField {
  LOCATION_ID(LocationIdReader.NAME, Kind.LOCATION_ID),
  FIRST_NAME("firstName", Kind.NAME, Null.CLEARS, 255),
  LAST_NAME("lastName", Kind.NAME, Null.CLEARS, 255),
  NAME("name", Kind.NAME, Null.CLEARS, 511),
  EMAIL("email", Kind.EMAIL, Null.CLEARS, Email.MAX_LENGTH),
  GENDER("gender", Kind.TEXT, Null.IGNORED, 64, TextField.GENDER),
  ADDRESS1("address1", Kind.TEXT, Null.CLEARS, 500, TextField.ADDRESS1),
  CITY("city", Kind.TEXT, Null.CLEARS, 255, TextField.CITY),
  STATE("state", Kind.TEXT, Null.CLEARS, 255, TextField.STATE),
  POSTAL_CODE("postalCode", Kind.TEXT, Null.IGNORED, 32, TextField.POSTAL_CODE),
  WEBSITE("website", Kind.TEXT, Null.CLEARS, 2048, TextField.WEBSITE),
  COMPANY_NAME("companyName", Kind.TEXT, Null.CLEARS, 255, TextField.COMPANY_NAME),
  SOURCE("source", Kind.TEXT, Null.IGNORED, 255, TextField.SOURCE),
  ASSIGNED_TO("assignedTo", Kind.TEXT, Null.IGNORED, 64, TextField.ASSIGNED_TO),
  PHONE("phone", Kind.PHONE, Null.CLEARS, 64),
  COUNTRY("country", Kind.COUNTRY, Null.IGNORED, 64, TextField.COUNTRY),
  TIMEZONE("timezone", Kind.TIME_ZONE, Null.CLEARS, 64, TextField.TIMEZONE),
  DND("dnd", Kind.FLAG),
  DND_SETTINGS("dndSettings", Kind.DND_SETTINGS),
  INBOUND_DND_SETTINGS("inboundDndSettings", Kind.INBOUND_DND_SETTINGS),
  TAGS("tags", Kind.TAGS),
  CUSTOM_FIELDS(CustomFieldsReader.PROPERTY.name(), Kind.CUSTOM_FIELDS),
  DATE_OF_BIRTH("dateOfBirth", Kind.DATE_OF_BIRTH, Null.CLEARS, 64),
  CREATE_NEW_IF_DUPLICATE_ALLOWED("createNewIfDuplicateAllowed", Kind.FLAG),
  TYPE("type", Kind.TEXT, Null.CLEARS, 255, TextField.TYPE),
  KEYWORD("keyword", Kind.TEXT, Null.CLEARS, 255, TextField.KEYWORD),
  SSN("ssn", Kind.TEXT, Null.CLEARS, 64, TextField.SSN);

  /** How a property is read. */
  enum Kind {
    LOCATION_ID,
    NAME,
    TEXT,
    EMAIL,
    PHONE,
    COUNTRY,
    TIME_ZONE,
    DATE_OF_BIRTH,
    FLAG,
    DND_SETTINGS,
    INBOUND_DND_SETTINGS,
    TAGS,
    CUSTOM_FIELDS;

    /** Of the texts whose format depends on nothing else. */
    Format<String> format() {
      return switch (this) {
        case NAME -> Format.NAME;
        case TEXT -> Format.TEXT;
        case EMAIL -> Format.EMAIL;
        case COUNTRY -> COUNTRY_CODE;
        case TIME_ZONE -> TIME_ZONE_NAME;
        case LOCATION_ID, PHONE, DATE_OF_BIRTH, FLAG, TAGS ->
            throw new IllegalStateException("no format of its own");
        case DND_SETTINGS, INBOUND_DND_SETTINGS, CUSTOM_FIELDS ->
            throw new IllegalStateException("no text");
      };
    }

    private Property property(BodyField field) {
      return switch (this) {
        case LOCATION_ID -> LocationIdReader.PROPERTY;
        case NAME, TEXT, EMAIL, COUNTRY, TIME_ZONE -> field.text(format());
        case PHONE -> field.text(Format.phone(Format.NO_REGION));
        case DATE_OF_BIRTH -> field.text(Format.DATE);
        case FLAG -> Property.bool(field.wireName);
        case DND_SETTINGS -> Property.object(field.wireName, DndReader.CHANNELS_SHAPE);
        case INBOUND_DND_SETTINGS -> Property.object(field.wireName, DndReader.INBOUND_SHAPE);
        case TAGS -> Property.strings(field.wireName, Tags.MAX_COUNT, Tags.MAX_LENGTH);
        case CUSTOM_FIELDS -> CustomFieldsReader.PROPERTY;
      };
    }
  }

  /** What a JSON null says. */
  enum Null {
    CLEARS,
    /** It counts as absent, except for a text in a change, which it clears. */
    IGNORED
  }

  private static final Format<String> COUNTRY_CODE = Format.COUNTRY.map(Country::code);
  private static final Format<String> TIME_ZONE_NAME = Format.TIME_ZONE.map(TimeZoneName::value);
  private static final int UNLIMITED = Integer.MAX_VALUE;

  private final String wireName;
  private final Kind kind;
  private final Null meaningOfNull;
  private final int maxLength;
  private final @Nullable TextField textField;

  BodyField(String wireName, Kind kind) {
    this(wireName, kind, Null.IGNORED, UNLIMITED, null);
  }

  BodyField(String wireName, Kind kind, Null meaningOfNull, int maxLength) {
    this(wireName, kind, meaningOfNull, maxLength, null);
  }

  BodyField(
      String wireName,
      Kind kind,
      Null meaningOfNull,
      int maxLength,
      @Nullable TextField textField) {
    this.wireName = wireName;
    this.kind = kind;
    this.meaningOfNull = meaningOfNull;
    this.maxLength = maxLength;
    this.textField = textField;
  }

  public String wireName() {
    return wireName;
  }

  Kind kind() {
    return kind;
  }

  boolean isNullable() {
    return meaningOfNull == Null.CLEARS;
  }

  /** In code points, for properties that are strings. */
  public int maxLength() {
    return maxLength;
  }

  /**
   * The property as readers and documents know it.
   *
   * @param nullable whether a null clears it, if it is a text
   */
  Property property(boolean nullable) {
    return kind.property(this) instanceof Property.OfString<?> text && nullable
        ? text.orNull()
        : kind.property(this);
  }

  private <T> Property.OfString<T> text(Format<T> format) {
    return Property.string(wireName, maxLength, format);
  }

  boolean isText() {
    return kind.property(this) instanceof Property.OfString;
  }

  /** Whether a contact has a value here, for fields that an upsert's null does not clear. */
  boolean isHeldBy(Contact contact) {
    return switch (this) {
      case DND -> contact.dnd().everywhere() != null;
      case DND_SETTINGS -> !contact.dnd().channels().isEmpty();
      case INBOUND_DND_SETTINGS -> contact.dnd().inbound() != null;
      case TAGS -> !contact.tags().names().isEmpty();
      case CUSTOM_FIELDS -> !contact.customFields().values().isEmpty();
      default -> textField != null && contact.texts().containsKey(textField);
    };
  }

  /** The contact's field to which this property goes as it is; null where there is none such. */
  @Nullable TextField textField() {
    return textField;
  }
}

package dev.cardfile.wire.contact;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.Country;
import dev.cardfile.contact.Tags;
import dev.cardfile.contact.TextField;
import dev.cardfile.contact.TimeZoneName;
import dev.cardfile.contact.key.Email;
import dev.cardfile.contact.key.Phone;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.ObjectReader;
import dev.cardfile.wire.table.Shape.Property;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The properties of bodies that describe a person, in the order in which their violations are
 * reported. {@link ContactBody} defines which of them a route accepts.
 */
public enum BodyField {
  LOCATION_ID(ObjectReader.LOCATION_ID),
  FIRST_NAME(name("firstName", 255)),
  LAST_NAME(name("lastName", 255)),
  NAME(name("name", 511)),
  EMAIL(Property.string("email", Email.MAX_LENGTH, Format.EMAIL).orNull()),
  GENDER(text("gender", 64), TextField.GENDER),
  ADDRESS1(text("address1", 500).orNull(), TextField.ADDRESS1),
  CITY(text("city", 255).orNull(), TextField.CITY),
  STATE(text("state", 255).orNull(), TextField.STATE),
  POSTAL_CODE(text("postalCode", 32), TextField.POSTAL_CODE),
  WEBSITE(text("website", 2048).orNull(), TextField.WEBSITE),
  COMPANY_NAME(text("companyName", 255).orNull(), TextField.COMPANY_NAME),
  SOURCE(text("source", 255), TextField.SOURCE),
  ASSIGNED_TO(text("assignedTo", 64), TextField.ASSIGNED_TO),
  PHONE(Property.string("phone", Phone.MAX_TYPED, Format.phone(Format.NO_REGION)).orNull()),
  COUNTRY(Property.string("country", 64, Format.COUNTRY.map(Country::code)), TextField.COUNTRY),
  TIMEZONE(
      Property.string("timezone", 64, Format.TIME_ZONE.map(TimeZoneName::value)).orNull(),
      TextField.TIMEZONE),
  DND(Property.bool("dnd")),
  DND_SETTINGS(DndReader.SETTINGS),
  INBOUND_DND_SETTINGS(DndReader.INBOUND_SETTINGS),
  TAGS(Property.strings("tags", Tags.MAX_COUNT, Tags.MAX_LENGTH)),
  CUSTOM_FIELDS(CustomFieldsReader.PROPERTY),
  DATE_OF_BIRTH(Property.string("dateOfBirth", 64, Format.DATE).orNull()),
  CREATE_NEW_IF_DUPLICATE_ALLOWED(Property.bool("createNewIfDuplicateAllowed")),
  ATTRIBUTION_SOURCE(AttributionReader.PROPERTY),
  TYPE(text("type", 255).orNull(), TextField.TYPE),
  KEYWORD(text("keyword", 255).orNull(), TextField.KEYWORD),
  SSN(text("ssn", 64).orNull(), TextField.SSN);

  @SuppressWarnings("ImmutableEnumChecker") // a format's functions and lists never change
  private final Property property;

  private final @Nullable TextField textField;

  BodyField(Property property) {
    this(property, null);
  }

  BodyField(Property property, @Nullable TextField textField) {
    this.property = property;
    this.textField = textField;
  }

  private static Property.OfString<String> name(String name, int maxLength) {
    return Property.string(name, maxLength, Format.NAME).orNull();
  }

  private static Property.OfString<String> text(String name, int maxLength) {
    return Property.string(name, maxLength, Format.TEXT);
  }

  public String wireName() {
    return property.name();
  }

  /** Returns the maximum length in code points; unbounded for a property that is not a string. */
  public int maxLength() {
    return property instanceof Property.OfString<?> text ? text.maxLength() : Property.UNBOUNDED;
  }

  Property property() {
    return property;
  }

  /** Reports whether a contact has a value in this field, for fields that a null does not clear. */
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

  /** Returns the property that sets this text field of a contact; empty if none does. */
  public static Optional<BodyField> of(TextField field) {
    return Arrays.stream(values()).filter(body -> body.textField == field).findFirst();
  }

  /** Returns the text field of a contact that this property sets; null if it sets none. */
  @Nullable TextField textField() {
    return textField;
  }
}

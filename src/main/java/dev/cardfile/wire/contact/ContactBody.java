package dev.cardfile.wire.contact;

import dev.cardfile.wire.table.ObjectReader;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The kinds of bodies that describe a person, by what their routes do with them. */
public enum ContactBody {
  UPSERT,
  /** A new contact: as {@link #UPSERT}, without {@code createNewIfDuplicateAllowed}. */
  CREATION,
  CHANGE,
  /** A row of an imported file, whose contact may be identified by an id alone. */
  IMPORTED;

  private static final Map<ContactBody, Map<BodyField, Property>> PROPERTIES =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(body -> body, ContactBody::propertiesOf));

  private static Map<BodyField, Property> propertiesOf(ContactBody body) {
    Map<BodyField, Property> properties = new LinkedHashMap<>();
    for (BodyField field : BodyField.values()) {
      if (body.takes(field)) {
        // In a change, a null clears any text, even one that it does not clear in an upsert.
        properties.put(
            field,
            body == CHANGE && field.property() instanceof Property.OfString<?> text
                ? text.orNull()
                : field.property());
      }
    }
    return Collections.unmodifiableMap(properties);
  }

  /** Reports whether this kind of body may have a property. */
  boolean takes(BodyField field) {
    return switch (field) {
      case LOCATION_ID, GENDER, ATTRIBUTION_SOURCE -> this != CHANGE;
      case CREATE_NEW_IF_DUPLICATE_ALLOWED -> this == UPSERT;
      case TYPE -> this != UPSERT;
      case KEYWORD, SSN -> this == CHANGE || this == IMPORTED;
      case FIRST_NAME, LAST_NAME, NAME, EMAIL, PHONE, DATE_OF_BIRTH, TAGS, CUSTOM_FIELDS -> true;
      case ADDRESS1, CITY, STATE, POSTAL_CODE, COUNTRY, TIMEZONE -> true;
      case WEBSITE, COMPANY_NAME, SOURCE, ASSIGNED_TO -> true;
      case DND, DND_SETTINGS, INBOUND_DND_SETTINGS -> true;
    };
  }

  /** Returns the allowed properties, in the order in which their violations are reported. */
  Map<BodyField, Property> properties() {
    return Objects.requireNonNull(PROPERTIES.get(this));
  }

  Shape shape() {
    Shape shape = Shape.of(properties().values().stream());
    return takes(BodyField.LOCATION_ID) ? shape.requiring(ObjectReader.LOCATION_ID) : shape;
  }
}

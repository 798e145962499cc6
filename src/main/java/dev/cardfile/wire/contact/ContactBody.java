package dev.cardfile.wire.contact;

import dev.cardfile.wire.table.LocationIdReader;
import dev.cardfile.wire.table.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The bodies that say something of a person, by what their routes do with it. */
public enum ContactBody {
  UPSERT,
  /** As an upsert's, but that it has no say in what is created. */
  CREATION,
  CHANGE;

  private static final Map<ContactBody, Properties> PROPERTIES =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(body -> body, Properties::of));

  private record Properties(List<BodyField> fields, Shape shape) {

    static Properties of(ContactBody body) {
      List<BodyField> fields = Arrays.stream(BodyField.values()).filter(body::takes).toList();
      return new Properties(fields, shapeOf(body, fields));
    }
  }

  private static Shape shapeOf(ContactBody body, List<BodyField> fields) {
    Shape shape = Shape.of(fields.stream().map(field -> field.property(body.isNullable(field))));
    return body.takes(BodyField.LOCATION_ID) ? shape.requiring(LocationIdReader.PROPERTY) : shape;
  }

  /** Whether it may have this property. */
  boolean takes(BodyField field) {
    return switch (field) {
      case LOCATION_ID, GENDER -> this != CHANGE;
      case CREATE_NEW_IF_DUPLICATE_ALLOWED -> this == UPSERT;
      case TYPE -> this != UPSERT;
      case KEYWORD, SSN -> this == CHANGE;
      case FIRST_NAME, LAST_NAME, NAME, EMAIL, PHONE, DATE_OF_BIRTH, TAGS, CUSTOM_FIELDS -> true;
      case ADDRESS1, CITY, STATE, POSTAL_CODE, COUNTRY, TIMEZONE -> true;
      case WEBSITE, COMPANY_NAME, SOURCE, ASSIGNED_TO -> true;
      case DND, DND_SETTINGS, INBOUND_DND_SETTINGS -> true;
    };
  }

  /** The properties that it may have, in the order in which their violations are told. */
  List<BodyField> fields() {
    return properties().fields();
  }

  Shape shape() {
    return properties().shape();
  }

  private Properties properties() {
    return Objects.requireNonNull(PROPERTIES.get(this));
  }

  /** Whether a null clears this property, which is a text. */
  boolean isNullable(BodyField field) {
    return this == CHANGE || field.isNullable();
  }
}

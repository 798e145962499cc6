package dev.cardfile.wire.location;

import dev.cardfile.location.FieldKey;
import dev.cardfile.location.NamedValue;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.ObjectReader;
import dev.cardfile.wire.table.RequestReader;
import dev.cardfile.wire.table.Requirement;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bodies that create or change a named value. The value is stored as it was sent, even if
 * it is empty.
 */
public final class NamedValueReader {

  private static final Property.OfString<String> NAME =
      Property.string("name", NamedValue.MAX_NAME_LENGTH, Format.TEXT);
  private static final Property.RawString VALUE =
      Property.rawString("value", NamedValue.MAX_VALUE_LENGTH);

  public static final Shape CHANGE = Shape.of(NAME, VALUE);
  public static final Shape NEW = CHANGE.requiring(NAME, VALUE);

  /** A change of a named value; what is null is unchanged. */
  public record Change(@Nullable String name, @Nullable String value) {}

  /** Reads a body that creates a named value. Never throws, whatever the bytes. */
  public BodyReading<NamedValue> create(byte[] body, String newId) {
    return RequestReader.body(body, NEW, properties -> create(properties, newId));
  }

  /** Reads a body that changes a named value. Never throws, whatever the bytes. */
  public BodyReading<Change> change(byte[] body) {
    return RequestReader.body(
        body,
        CHANGE,
        properties -> new Change(properties.string(NAME).given(), properties.rawString(VALUE)));
  }

  private static @Nullable NamedValue create(ObjectReader properties, String newId) {
    String name = properties.string(NAME).given();
    String key = name == null ? null : FieldKey.ofName(name).orElse(null);
    if (name != null && key == null) {
      properties.refuse(NAME, Requirement.WITH_LETTERS);
    }
    String value = properties.rawString(VALUE);
    return name == null || key == null || value == null
        ? null
        : new NamedValue(newId, key, name, value);
  }
}

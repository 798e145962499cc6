package dev.cardfile.wire;

import dev.cardfile.location.FieldKey;
import dev.cardfile.location.NamedValue;
import org.jspecify.annotations.Nullable;

/** Reads what makes or changes a named value; a value is kept as it was sent, be it empty. */
public final class NamedValueReader {

  private static final String NAME = "name";
  private static final String VALUE = "value";
  private static final Shape SHAPE = Shape.values(NAME, VALUE);

  /** A change of a named value; what is null stays. */
  public record Change(@Nullable String name, @Nullable String value) {}

  /** Reads a body that makes a named value. It throws nothing, whatever the bytes. */
  public BodyReading<NamedValue> create(byte[] body, String newId) {
    return MembersReader.body(body, SHAPE, properties -> create(properties, newId));
  }

  /** Reads a body that changes a named value. It throws nothing, whatever the bytes. */
  public BodyReading<Change> change(byte[] body) {
    return MembersReader.body(
        body,
        SHAPE,
        properties ->
            new Change(
                properties.text(NAME, NamedValue.MAX_NAME_LENGTH, Format.TEXT).given(),
                properties.verbatim(VALUE, NamedValue.MAX_VALUE_LENGTH)));
  }

  private static @Nullable NamedValue create(MembersReader properties, String newId) {
    String name = properties.required(NAME, NamedValue.MAX_NAME_LENGTH, Format.TEXT);
    String key = name == null ? null : FieldKey.ofName(name).orElse(null);
    if (name != null && key == null) {
      properties.refuse(NAME, Requirement.WITH_LETTERS);
    }
    if (!properties.has(VALUE)) {
      properties.refuse(VALUE, Requirement.STRING);
    }
    String value = properties.verbatim(VALUE, NamedValue.MAX_VALUE_LENGTH);
    return name == null || key == null || value == null
        ? null
        : new NamedValue(newId, key, name, value);
  }
}

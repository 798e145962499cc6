package dev.cardfile.wire.form;

import dev.cardfile.json.Characters;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonNull;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonString;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.Requirement;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import dev.cardfile.wire.table.StringReader;
import dev.cardfile.wire.table.Subject;
import dev.cardfile.wire.table.Violations;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of one form. A blank one is as absent; one that was sent twice is no string. */
public final class FormFields {

  /** As long as a secret of the original's may be, so that one that is brought here is refused. */
  private static final int MAX_LENGTH = 10_000;

  private static final int MAX_DIGITS = 999_999_999;

  private final JsonObject form;
  private final Shape shape;
  private final Violations violations;
  private final StringReader strings;

  public FormFields(JsonObject form, Shape shape, Violations violations) {
    this.form = form;
    this.shape = shape;
    this.violations = violations;
    this.strings = new StringReader(violations);
  }

  public static Property.OfString<String> field(String name) {
    return Property.string(name, MAX_LENGTH, Format.TEXT);
  }

  /** A number that is sent as text. */
  public static Property.OfInteger number(String name) {
    return Property.integer(name, 0, MAX_DIGITS);
  }

  /** A field that need not be there. */
  public @Nullable String optional(Property property) {
    Json value = value(property);
    return value == null
        ? null
        : strings.read(Subject.of(property.name()), value, MAX_LENGTH, Format.TEXT).given();
  }

  /**
   * A field that need not be there and is returned exactly as it was sent, blanks and all. A line
   * break is refused: browsers change it when they send a form.
   */
  public @Nullable String verbatim(Property property) {
    String name = property.name();
    Json value = value(property);
    if (value == null) {
      return null;
    }
    if (!(value instanceof JsonString(String sent))) {
      violations.refuse(name, Requirement.STRING);
      return null;
    }
    if (!Characters.areWellFormed(sent) || sent.indexOf('\r') >= 0 || sent.indexOf('\n') >= 0) {
      violations.refuse(name, Requirement.WELL_FORMED);
    } else if (Characters.count(sent) > MAX_LENGTH) {
      violations.refuse(name, Requirement.shortEnough(MAX_LENGTH));
    }
    return sent.isEmpty() ? null : sent;
  }

  private @Nullable Json value(Property property) {
    String name = property.name();
    if (!shape.has(property)) {
      throw new IllegalStateException(name + " is not in the shape");
    }
    Json value = form.get(name);
    return value instanceof JsonNull ? null : value;
  }

  /** A field that must be there; when it is not, the text is empty and that is a violation. */
  public String required(Property property) {
    String name = property.name();
    int before = violations.count();
    String text = optional(property);
    if (text == null && violations.count() == before) {
      violations.refuse(name, Requirement.NOT_EMPTY);
      violations.refuse(name, Requirement.STRING);
    }
    return Optional.ofNullable(text).orElse("");
  }

  /** A number that is sent as text; more than the most is the most. */
  public int number(Property.OfInteger property, int otherwise, int most) {
    String name = property.name();
    String text = optional(property);
    if (text != null && !text.matches("[0-9]{1,9}")) {
      violations.refuse(name, Requirement.NUMBER);
    }
    return text == null || violations.count() > 0
        ? otherwise
        : Math.min(most, Integer.parseInt(text));
  }

  /** A field that must be there and one of these; when it is not, the text is empty. */
  public String choice(Property property, List<String> choices) {
    String name = property.name();
    int before = violations.count();
    String text = optional(property);
    if (text != null && choices.contains(text)) {
      return text;
    }
    if (violations.count() == before) {
      violations.refuse(name, Requirement.ENUM);
      if (text == null) {
        violations.refuse(name, Requirement.NOT_EMPTY);
      }
    }
    return "";
  }
}

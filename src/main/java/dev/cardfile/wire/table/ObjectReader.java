package dev.cardfile.wire.table;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.Edit;
import dev.cardfile.json.Characters;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonBoolean;
import dev.cardfile.json.JsonNull;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonString;
import dev.cardfile.location.LocationId;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.table.Shape.Property;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads an object by its shape, and collects every violation. A blank string counts as absent; a
 * required property that is absent, null or blank is reported as missing.
 */
public final class ObjectReader {

  /** The location that a request is about, which must be the token's. */
  public static final Property.OfString<String> LOCATION_ID =
      Property.string("locationId", Property.UNBOUNDED, Format.TEXT)
          .about("The id of the token's location.")
          .whenMissing(Requirement.NOT_EMPTY, Requirement.STRING);

  private final JsonObject object;
  private final Shape shape;
  private final String prefix;
  private final Reading reading;

  ObjectReader(JsonObject object, Shape shape, String prefix, Reading reading) {
    this.object = object;
    this.shape = shape;
    this.prefix = prefix;
    this.reading = reading;
  }

  /** The state that the readers of an object and of the objects nested in it share. */
  static final class Reading {
    final Violations violations = new Violations();
    final List<Warning> warnings = new ArrayList<>();
    private final StringReader strings = new StringReader(violations, warnings);
    private final Function<String, Predicate<Contact>> held;
    @Nullable Problem before;
    @Nullable Problem behind;

    Reading(Function<String, Predicate<Contact>> held) {
      this.held = held;
    }

    /** From now on, leaves out invalid values, with a warning for each. */
    void dropInvalid() {
      violations.dropTo(warnings);
    }
  }

  /** Reports whether the object names another location, which is checked before all else. */
  boolean isForeign(LocationId own) {
    String id = peek(LOCATION_ID);
    return id != null && !id.isEmpty() && !id.equals(own.value());
  }

  public void warn(Warning warning) {
    reading.warnings.add(warning);
  }

  /** Returns the warnings so far. */
  public List<Warning> warnings() {
    return reading.warnings;
  }

  public Violations violations() {
    return reading.violations;
  }

  public StringReader strings() {
    return reading.strings;
  }

  /** Refuses the request with this problem, whatever else is wrong. */
  public void refuseOutright(Problem problem) {
    reading.before = problem;
  }

  /** Refuses with this problem if there are no violations; the first such problem wins. */
  public void refuseLast(Problem problem) {
    if (reading.behind == null) {
      reading.behind = problem;
    }
  }

  public void refuse(Property property, Requirement broken) {
    reading.violations.refuse(path(property), broken);
  }

  /** Adds a violation about the values of a list in general, without an index. */
  public void refuseEach(Property property, Requirement broken) {
    reading.violations.refuse(Subject.eachIn(path(property)), broken);
  }

  public String path(Property property) {
    return prefix.isEmpty() ? property.name() : prefix + property.name();
  }

  /** Returns all members that were sent, in order. */
  public SequencedMap<String, Json> members() {
    return object.members();
  }

  /** Reports whether the property was sent, possibly as null or blank. */
  public boolean isSent(Property property) {
    return object.get(property.name()) != null;
  }

  public boolean isNull(Property property) {
    return value(property) instanceof JsonNull;
  }

  /** Reports whether the property is absent, null or blank. */
  public boolean isMissing(Property property) {
    return isMissing(value(property));
  }

  private static boolean isMissing(@Nullable Json value) {
    return value == null || value instanceof JsonNull || Json.isBlank(value);
  }

  /** Returns the value as it was sent; null if it is absent. */
  public @Nullable Json value(Property property) {
    // A property outside the shape would be refused as unknown, and missing from the API document.
    if (!shape.has(property)) {
      throw new IllegalStateException(property.name() + " is not in the shape");
    }
    return object.get(property.name());
  }

  /** Returns a string, stripped but not validated; null if it is not a string. */
  public @Nullable String peek(Property property) {
    return value(property) instanceof JsonString(String text) ? Characters.strip(text) : null;
  }

  /** Reads a string as an edit, which is keep if the string is absent, blank or invalid. */
  public <T> Edit<T> string(Property.OfString<T> property) {
    Json value = value(property);
    if (value != null && !(value instanceof JsonNull)) {
      Edit<T> edit =
          reading.strings.read(
              Subject.of(path(property)), value, property.maxLength(), property.format());
      if (edit instanceof Edit.Keep && Json.isBlank(value) && shape.requires(property)) {
        refuseMissing(property);
      }
      return edit;
    }
    if (shape.requires(property)) {
      refuseMissing(property);
      return Edit.keep();
    }
    if (value != null && property.nullable()) {
      return Edit.clear();
    }
    ignoresNull(property, value);
    return Edit.keep();
  }

  private void refuseMissing(Property.OfString<?> property) {
    property.missing().forEach(broken -> refuse(property, broken));
  }

  /** Reads a string that this request requires; returns "" if it is missing or invalid. */
  public String required(Property.OfString<String> property) {
    if (isMissing(property)) {
      refuseMissing(property);
      return "";
    }
    return Objects.requireNonNullElse(string(property).given(), "");
  }

  /** Reads one of a few strings; refuses anything else, even nothing, and returns null. */
  public <T> @Nullable T choice(Property.OfString<T> property) {
    String text = peek(property);
    T chosen = text == null ? null : property.format().parse().apply(text).orElse(null);
    if (chosen == null) {
      refuse(property, property.format().requirement());
    }
    return chosen;
  }

  /** Warns that a null clears nothing, or that a blank was sent in place of an object. */
  public void warnOfNull(Property property) {
    if (shape.warnsOfNull()) {
      String path = path(property);
      reading.warnings.add(new Warning.IgnoredNull(path, reading.held.apply(path)));
    }
  }

  /** Reports whether a value is null, and if so warns that it does not clear the field. */
  private boolean ignoresNull(Property property, @Nullable Json value) {
    boolean isNull = value instanceof JsonNull;
    if (isNull) {
      warnOfNull(property);
    }
    return isNull;
  }

  /** Reads a string unchanged, possibly empty; returns null if it is absent or invalid. */
  public @Nullable String rawString(Property.RawString property) {
    Json value = value(property);
    if (value == null) {
      if (shape.requires(property)) {
        refuse(property, Requirement.STRING);
      }
      return null;
    }
    if (!(value instanceof JsonString(String text))) {
      refuse(property, Requirement.STRING);
      return null;
    }
    if (!Characters.areWellFormed(text)) {
      refuse(property, Requirement.WELL_FORMED);
      return null;
    }
    if (Characters.count(text) > property.maxLength()) {
      refuse(property, Requirement.shortEnough(property.maxLength()));
      return null;
    }
    return text;
  }

  /** Reads a required list of strings; returns an empty list if it is missing or invalid. */
  public List<String> requiredStrings(Property.OfStrings property) {
    Json value = value(property);
    if (isMissing(value)) {
      refuse(property, Requirement.NOT_EMPTY);
      return List.of();
    }
    return Objects.requireNonNullElse(strings(property, Objects.requireNonNull(value)), List.of());
  }

  /** As {@link #requiredStrings}, but refuses a list without any string that is not blank. */
  public List<String> someStrings(Property.OfStrings property) {
    int before = reading.violations.count();
    List<String> texts = requiredStrings(property);
    if (texts.isEmpty() && reading.violations.count() == before) {
      refuse(property, Requirement.NOT_EMPTY);
    }
    return texts;
  }

  /** Reads an optional list of strings; keep if it is absent, blank or invalid. */
  public Edit<List<String>> strings(Property.OfStrings property) {
    Json value = value(property);
    if (value instanceof JsonNull && property.nullable()) {
      return Edit.clear();
    }
    if (value == null || ignoresNull(property, value) || Json.isBlank(value)) {
      return Edit.keep();
    }
    List<String> texts = strings(property, value);
    if (texts == null) {
      return Edit.keep();
    }
    if (property.distinct()) {
      refuseRepeated(property, texts);
    }
    return Edit.put(texts);
  }

  /** Returns the strings that are not blank; null if the list or all of them are invalid. */
  private @Nullable List<String> strings(Property.OfStrings property, Json value) {
    List<Json> items = items(property, value, property.maxCount());
    if (items == null) {
      return null;
    }
    int before = reading.violations.count();
    Subject subject = Subject.eachIn(path(property));
    List<String> texts = new ArrayList<>();
    for (Json item : items) {
      String text = reading.strings.read(subject, item, property.maxLength(), Format.TEXT).given();
      if (text != null) {
        texts.add(text);
      }
    }
    return texts.isEmpty() && reading.violations.count() > before ? null : texts;
  }

  private @Nullable List<Json> items(Property property, Json value, int maxCount) {
    if (!(value instanceof JsonArray(List<Json> items))) {
      refuse(property, Requirement.ARRAY);
      return null;
    }
    if (items.size() > maxCount) {
      refuse(property, Requirement.fewEnough(maxCount));
      return null;
    }
    return items;
  }

  /** Returns a reader of a nested object; null if the object is absent, null, blank or invalid. */
  public @Nullable ObjectReader object(Property.OfObject property) {
    Json value = value(property);
    if (value instanceof JsonObject inner) {
      return new ObjectReader(inner, property.shape(), path(property) + ".", reading);
    }
    if (!ignoresNull(property, value) && !isMissing(value)) {
      refuse(property, Requirement.OBJECT);
    }
    return null;
  }

  /** Reads the objects of a list with their indexes; returns false if there is no list. */
  public boolean objects(Property.OfObjects property, BiConsumer<Integer, ObjectReader> reading) {
    Json value = value(property);
    if (value == null || isMissing(value)) {
      if (!property.nullable()) {
        ignoresNull(property, value);
      }
      return false;
    }
    List<Json> items = items(property, value, property.maxCount());
    if (items == null) {
      return false;
    }
    for (int i = 0; i < items.size(); i++) {
      String path = path(property) + "." + i;
      if (items.get(i) instanceof JsonObject item) {
        reading.accept(i, new ObjectReader(item, property.each(), path + ".", this.reading));
      } else {
        this.reading.violations.refuse(path, Requirement.OBJECT);
      }
    }
    return true;
  }

  public void refuseRepeated(Property property, List<String> texts) {
    if (new HashSet<>(texts).size() < texts.size()) {
      refuseEach(property, Requirement.UNIQUE);
    }
  }

  /** Reads a boolean; returns null if it is absent, null, blank or invalid. */
  public @Nullable Boolean bool(Property.OfBoolean property) {
    Json value = value(property);
    if (shape.requires(property) && isMissing(value)) {
      refuse(property, Requirement.NOT_EMPTY);
      return null;
    }
    if (value instanceof JsonBoolean(boolean on)) {
      return on;
    }
    if (!ignoresNull(property, value) && !isMissing(value)) {
      refuse(property, Requirement.BOOLEAN);
    }
    return null;
  }

  /** Reads an integer that is sent as a string, or returns {@code otherwise}. */
  public int number(Property.OfString<Integer> property, int otherwise) {
    Integer number = string(property).given();
    return number == null ? otherwise : number;
  }

  /** Reads an integer as an edit, which is keep if the integer is absent, blank or invalid. */
  public Edit<Long> integer(Property.OfInteger property) {
    Json value = value(property);
    if (shape.requires(property) && (value == null || value instanceof JsonNull)) {
      refuse(property, Requirement.NOT_EMPTY);
      return Edit.keep();
    }
    if (property.nullable() && value instanceof JsonNull) {
      return Edit.clear();
    }
    if (value == null || ignoresNull(property, value) || Json.isBlank(value)) {
      return Edit.keep();
    }
    BigDecimal number = Integers.number(property.sent(), value);
    Requirement broken = Integers.broken(property, number);
    if (number == null || broken != null) {
      refuse(property, Objects.requireNonNull(broken));
      return Edit.keep();
    }
    return Edit.put(number.longValueExact());
  }
}

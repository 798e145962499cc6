package dev.cardfile.wire.table;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.Edit;
import dev.cardfile.json.Characters;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonBoolean;
import dev.cardfile.json.JsonNull;
import dev.cardfile.json.JsonNumber;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonReader;
import dev.cardfile.json.JsonString;
import dev.cardfile.location.LocationId;
import dev.cardfile.upsert.Warning;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.form.FormReader;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads an object of a body, a query or a form by its shape, every violation at once. Blank counts
 * as absent; a member that is required and missing, null or blank is told as missing.
 */
public final class ObjectReader {

  /** The location that a request is about: it can only be the token's. */
  public static final Property.OfString<String> LOCATION_ID =
      Property.string("locationId", Property.UNBOUNDED, Format.TEXT)
          .about("The id of the token's location.")
          .whenMissing(Requirement.NOT_EMPTY, Requirement.STRING);

  private static final Pattern DIGITS = Pattern.compile("-?\\d{1,18}(\\.0{1,18})?");

  private final JsonObject object;
  private final Shape shape;
  private final String prefix;
  private final Reading reading;

  private ObjectReader(JsonObject object, Shape shape, String prefix, Reading reading) {
    this.object = object;
    this.shape = shape;
    this.prefix = prefix;
    this.reading = reading;
  }

  /** What is common to an object and those within it. */
  private static final class Reading {
    private final Violations violations = new Violations();
    private final List<Warning> warnings = new ArrayList<>();
    private final StringReader strings = new StringReader(violations, warnings);
    private final Function<String, Predicate<Contact>> held;
    private @Nullable Problem before;
    private @Nullable Problem behind;

    Reading(Function<String, Predicate<Contact>> held) {
      this.held = held;
    }
  }

  /** Reads a body. It throws nothing, whatever the bytes. */
  public static <T> BodyReading<T> body(
      byte[] body, Shape shape, Function<ObjectReader, @Nullable T> reading) {
    return body(body, shape, null, path -> contact -> true, reading);
  }

  /** As {@link #body}, where {@code locationId} has to be this one, if it is sent. */
  public static <T> BodyReading<T> bodyIn(
      LocationId own, byte[] body, Shape shape, Function<ObjectReader, @Nullable T> reading) {
    return body(body, shape, own, path -> contact -> true, reading);
  }

  /**
   * As {@link #bodyIn}.
   *
   * @param held whether a contact has something at a path, so that a null there needs a warning
   */
  public static <T> BodyReading<T> body(
      byte[] body,
      Shape shape,
      @Nullable LocationId own,
      Function<String, Predicate<Contact>> held,
      Function<ObjectReader, @Nullable T> reading) {
    return switch (JsonReader.read(body)) {
      case JsonReader.Parsed.Unreadable none -> new BodyReading.Refused<>(Problem.of(none));
      case JsonReader.Parsed.Body(JsonObject object) ->
          read(object, shape, own, true, new Reading(held), reading);
    };
  }

  /** As {@link #body}, of a query; what else it says is ignored. */
  public static <T> BodyReading<T> query(
      @Nullable String query, Shape shape, Function<ObjectReader, @Nullable T> reading) {
    return form(FormReader.query(query), shape, null, reading);
  }

  /** As {@link #bodyIn}, of a query; what else it says is ignored. */
  public static <T> BodyReading<T> queryIn(
      LocationId own,
      @Nullable String query,
      Shape shape,
      Function<ObjectReader, @Nullable T> reading) {
    return form(FormReader.query(query), shape, own, reading);
  }

  /** As {@link #body}, of a form or the same as JSON; what else it says is ignored. */
  public static <T> BodyReading<T> form(
      byte[] body, Shape shape, Function<ObjectReader, @Nullable T> reading) {
    return form(FormReader.body(body, FormReader.MAX_OAUTH_FIELDS), shape, null, reading);
  }

  private static <T> BodyReading<T> form(
      FormReader.Parsed form,
      Shape shape,
      @Nullable LocationId own,
      Function<ObjectReader, @Nullable T> reading) {
    return switch (form) {
      case FormReader.Parsed.Unreadable(Problem problem) -> new BodyReading.Refused<>(problem);
      case FormReader.Parsed.Form(JsonObject fields) ->
          read(fields, shape, own, false, new Reading(path -> contact -> true), reading);
    };
  }

  private static <T> BodyReading<T> read(
      JsonObject object,
      Shape shape,
      @Nullable LocationId own,
      boolean closed,
      Reading reading,
      Function<ObjectReader, @Nullable T> read) {
    ObjectReader reader = new ObjectReader(object, shape, "", reading);
    Property location = own == null ? null : shape.get(LOCATION_ID.name());
    if (own != null && location != null && reader.isForeign(own)) {
      return new BodyReading.Refused<>(new Problem.ForeignLocation());
    }
    if (closed) {
      shape.check(object, reading.violations);
    }
    if (location instanceof Property.OfString<?> text
        && (shape.requires(text) || !reader.isMissing(text))) {
      var _ = reader.string(text);
    }
    T said = read.apply(reader);
    if (reading.before != null) {
      return new BodyReading.Refused<>(reading.before);
    }
    if (reading.violations.count() > 0) {
      return new BodyReading.Refused<>(new Problem.Invalid(reading.violations.inOrder()));
    }
    return reading.behind != null
        ? new BodyReading.Refused<>(reading.behind)
        : new BodyReading.Accepted<>(
            Objects.requireNonNull(said, "nothing was refused"), List.copyOf(reading.warnings));
  }

  /** Whose data this is comes before what is wrong with it. */
  private boolean isForeign(LocationId own) {
    String id = peek(LOCATION_ID);
    return id != null && !id.isEmpty() && !id.equals(own.value());
  }

  public void warn(Warning warning) {
    reading.warnings.add(warning);
  }

  /** The warnings so far. */
  public List<Warning> warnings() {
    return reading.warnings;
  }

  public Violations violations() {
    return reading.violations;
  }

  public StringReader strings() {
    return reading.strings;
  }

  /** Tells this, whatever else is wrong. */
  public void refuseOutright(Problem problem) {
    reading.before = problem;
  }

  /** Tells this, if there are no violations; the first such problem is told. */
  public void refuseLast(Problem problem) {
    if (reading.behind == null) {
      reading.behind = problem;
    }
  }

  public void refuse(Property property, Requirement broken) {
    reading.violations.refuse(path(property), broken);
  }

  /** Refuses values in a list. */
  public void refuseEach(Property property, Requirement broken) {
    reading.violations.refuse(Subject.eachIn(path(property)), broken);
  }

  public String path(Property property) {
    return prefix + property.name();
  }

  /** All that was sent, in its order. */
  public SequencedMap<String, Json> members() {
    return object.members();
  }

  public boolean isNull(Property property) {
    return value(property) instanceof JsonNull;
  }

  /** Whether it is absent, null or blank. */
  public boolean isMissing(Property property) {
    return isMissing(value(property));
  }

  private static boolean isMissing(@Nullable Json value) {
    return value == null || value instanceof JsonNull || Json.isBlank(value);
  }

  /** The value as it was sent; null where there is none. */
  public @Nullable Json value(Property property) {
    // What is read and not in the shape would be refused as unknown, and be missing in documents.
    if (!shape.has(property)) {
      throw new IllegalStateException(property.name() + " is not in the shape");
    }
    return object.get(property.name());
  }

  /** A text as it is, of which nothing is said when it is bad; null where there is none. */
  public @Nullable String peek(Property property) {
    return value(property) instanceof JsonString(String text) ? Characters.strip(text) : null;
  }

  /** A text; kept, when it is absent, blank or refused. */
  public <T> Edit<T> string(Property.OfString<T> property) {
    Json value = value(property);
    if (shape.requires(property) && isMissing(value)) {
      property.missing().forEach(broken -> refuse(property, broken));
      return Edit.keep();
    }
    if (value == null) {
      return Edit.keep();
    }
    if (value instanceof JsonNull) {
      if (property.nullable()) {
        return Edit.clear();
      }
      warnOfNull(property);
      return Edit.keep();
    }
    return reading.strings.read(
        Subject.of(path(property)), value, property.maxLength(), property.format());
  }

  /** A text that must be there, if only for what else was sent; empty when it is not. */
  public String required(Property.OfString<String> property) {
    if (isMissing(property)) {
      property.missing().forEach(broken -> refuse(property, broken));
      return "";
    }
    return Objects.requireNonNullElse(string(property).given(), "");
  }

  /** One of a few texts; null when anything else was sent, which is refused as none of them. */
  public <T> @Nullable T choice(Property.OfString<T> property) {
    String text = peek(property);
    T chosen = text == null ? null : property.format().parse().apply(text).orElse(null);
    if (chosen == null) {
      refuse(property, property.format().requirement());
    }
    return chosen;
  }

  /** Adds a warning that a null clears nothing, or a blank where an object is expected. */
  public void warnOfNull(Property property) {
    if (shape.warnsOfNull()) {
      String path = path(property);
      reading.warnings.add(new Warning.IgnoredNull(path, reading.held.apply(path)));
    }
  }

  /** Whether a value is null; if it is, adds a warning that it clears nothing. */
  private boolean ignoresNull(Property property, @Nullable Json value) {
    boolean isNull = value instanceof JsonNull;
    if (isNull) {
      warnOfNull(property);
    }
    return isNull;
  }

  /** A text as it was sent, with its blanks, be it empty; null when it is absent or refused. */
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

  /** A list of texts that there must be; empty when it is refused. */
  public List<String> requiredStrings(Property.OfStrings property) {
    Json value = value(property);
    if (isMissing(value)) {
      refuse(property, Requirement.NOT_EMPTY);
      return List.of();
    }
    return Objects.requireNonNullElse(strings(property, Objects.requireNonNull(value)), List.of());
  }

  /** As {@link #requiredStrings}, of at least one that is not blank. */
  public List<String> someStrings(Property.OfStrings property) {
    int before = reading.violations.count();
    List<String> texts = requiredStrings(property);
    if (texts.isEmpty() && reading.violations.count() == before) {
      refuse(property, Requirement.NOT_EMPTY);
    }
    return texts;
  }

  /** A list of texts that need not be there. */
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

  /** A list; blank texts are dropped. As many count as were sent. */
  private @Nullable List<String> strings(Property.OfStrings property, Json value) {
    List<Json> items = items(property, value, property.maxCount());
    if (items == null) {
      return null;
    }
    Subject subject = Subject.eachIn(path(property));
    List<String> texts = new ArrayList<>();
    for (Json item : items) {
      String text = reading.strings.read(subject, item, property.maxLength(), Format.TEXT).given();
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
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

  /** An object; null when it is absent, blank or refused. */
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

  /**
   * Reads the objects of a list, each with its place; false when it is absent, null, blank or
   * refused as a whole.
   */
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

  /** True or false; null when it is absent, blank or refused. */
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

  /** A number in digits, as a query has it; the other where there is none, or a bad one. */
  public int number(Property.OfString<Integer> property, int otherwise) {
    Integer number = string(property).given();
    return number == null ? otherwise : number;
  }

  /** An integer; kept, when it is absent, blank or refused. */
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
    BigDecimal number = number(property.sent(), value);
    Requirement broken = broken(property, number);
    if (number == null || broken != null) {
      refuse(property, Objects.requireNonNull(broken));
      return Edit.keep();
    }
    return Edit.put(number.longValueExact());
  }

  private static @Nullable BigDecimal number(Property.Sent as, Json value) {
    return switch (as) {
      case NUMBER -> value instanceof JsonNumber(BigDecimal sent) ? sent : null;
      case DIGITS -> {
        String digits = value instanceof JsonString(String text) ? Characters.strip(text) : "";
        yield DIGITS.matcher(digits).matches() ? new BigDecimal(digits) : null;
      }
      case EITHER ->
          value instanceof JsonString(String text)
              ? JsonReader.boundedNumber(Characters.strip(text))
              : number(Property.Sent.NUMBER, value);
    };
  }

  private static @Nullable Requirement broken(
      Property.OfInteger property, @Nullable BigDecimal number) {
    Requirement broken = null;
    if (number == null) {
      broken = Requirement.NUMBER;
    } else if (number.stripTrailingZeros().scale() > 0) {
      broken = Requirement.INTEGER;
    } else if (number.compareTo(BigDecimal.valueOf(property.least())) < 0) {
      broken = Requirement.atLeast(property.least());
    } else if (number.compareTo(BigDecimal.valueOf(property.most())) > 0) {
      broken = Requirement.atMost(property.most());
    }
    return broken == null || property.sent() != Property.Sent.EITHER
        ? broken
        : Requirement.wholeNumber(property.least(), property.most());
  }
}

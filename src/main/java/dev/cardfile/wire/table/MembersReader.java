package dev.cardfile.wire.table;

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
import dev.cardfile.wire.form.QueryReader;
import dev.cardfile.wire.table.Shape.Property;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads an object by its members' names, every violation at once; a member that is required and
 * missing, null or blank is told as missing.
 */
public final class MembersReader {

  private final JsonObject members;
  private final Shape shape;
  private final String prefix;
  private final Violations violations;
  private final List<Warning> warnings;
  private final StringReader strings;

  private MembersReader(
      JsonObject members,
      Shape shape,
      String prefix,
      Violations violations,
      List<Warning> warnings) {
    this.members = members;
    this.shape = shape;
    this.prefix = prefix;
    this.violations = violations;
    this.warnings = warnings;
    this.strings = new StringReader(violations, warnings);
  }

  /** Reads a body that says nothing of a location. It throws nothing, whatever the bytes. */
  public static <T> BodyReading<T> body(
      byte[] body, Shape shape, Function<MembersReader, @Nullable T> reading) {
    return parsed(body, members -> read(members, shape, checked(members, shape), reading));
  }

  /** As {@link #body}, where {@code locationId} is required and has to be this one. */
  public static <T> BodyReading<T> bodyIn(
      LocationId own, byte[] body, Shape shape, Function<MembersReader, @Nullable T> reading) {
    return parsed(body, members -> readIn(own, members, shape, checked(members, shape), reading));
  }

  /** As {@link #body}, where {@code locationId} may be sent and then has to be this one. */
  public static <T> BodyReading<T> bodyNaming(
      LocationId own, byte[] body, Shape shape, Function<MembersReader, @Nullable T> reading) {
    return parsed(
        body,
        members ->
            LocationIdReader.isMissing(members)
                ? read(members, shape, checked(members, shape), reading)
                : readIn(own, members, shape, checked(members, shape), reading));
  }

  /** As {@link #body}, of a query; what else it says is ignored. */
  public static <T> BodyReading<T> query(
      @Nullable String query, Shape shape, Function<MembersReader, @Nullable T> reading) {
    return parsed(query, members -> read(members, shape, new Violations(), reading));
  }

  /** As {@link #bodyIn}, of a query; what else it says is ignored. */
  public static <T> BodyReading<T> queryIn(
      LocationId own,
      @Nullable String query,
      Shape shape,
      Function<MembersReader, @Nullable T> reading) {
    return parsed(query, members -> readIn(own, members, shape, new Violations(), reading));
  }

  private static <T> BodyReading<T> parsed(
      @Nullable String query, Function<JsonObject, BodyReading<T>> reading) {
    return switch (QueryReader.read(query)) {
      case QueryReader.Parsed.Unreadable(Problem problem) -> new BodyReading.Refused<>(problem);
      case QueryReader.Parsed.Query(JsonObject members) -> reading.apply(members);
    };
  }

  private static <T> BodyReading<T> parsed(
      byte[] body, Function<JsonObject, BodyReading<T>> reading) {
    return switch (JsonReader.read(body)) {
      case JsonReader.Parsed.Unreadable none -> new BodyReading.Refused<>(Problem.of(none));
      case JsonReader.Parsed.Body(JsonObject members) -> reading.apply(members);
    };
  }

  private static Violations checked(JsonObject members, Shape shape) {
    Violations violations = new Violations();
    shape.check(members, violations);
    return violations;
  }

  private static <T> BodyReading<T> readIn(
      LocationId own,
      JsonObject members,
      Shape shape,
      Violations violations,
      Function<MembersReader, @Nullable T> reading) {
    requireKnown(shape, LocationIdReader.PROPERTY);
    if (LocationIdReader.isForeign(members, own)) {
      return new BodyReading.Refused<>(new Problem.ForeignLocation());
    }
    new LocationIdReader(violations).read(members.get(LocationIdReader.NAME));
    return read(members, shape, violations, reading);
  }

  private static <T> BodyReading<T> read(
      JsonObject members,
      Shape shape,
      Violations violations,
      Function<MembersReader, @Nullable T> reading) {
    List<Warning> warnings = new ArrayList<>();
    T said = reading.apply(new MembersReader(members, shape, "", violations, warnings));
    return violations.count() > 0
        ? new BodyReading.Refused<>(new Problem.Invalid(violations.inOrder()))
        : new BodyReading.Accepted<>(
            Objects.requireNonNull(said, "nothing was refused"), List.copyOf(warnings));
  }

  public void warn(Warning warning) {
    warnings.add(warning);
  }

  public void refuse(Property property, Requirement broken) {
    violations.refuse(prefix + property.name(), broken);
  }

  /** Refuses values in a list. */
  public void refuseEach(Property property, Requirement broken) {
    violations.refuse(Subject.eachIn(prefix + property.name()), broken);
  }

  public boolean isNull(Property property) {
    return value(property) instanceof JsonNull;
  }

  /** The value as it was sent; null where there is none. */
  public @Nullable Json value(Property property) {
    requireKnown(shape, property);
    return members.get(property.name());
  }

  /** What is read and not in the shape would be refused as unknown, and be missing in documents. */
  private static void requireKnown(Shape shape, Property property) {
    if (!shape.has(property)) {
      throw new IllegalStateException(property.name() + " is not in the shape");
    }
  }

  /** A text; kept, when it is absent, blank or refused. */
  public <T> Edit<T> text(Property.OfString<T> property) {
    Json value = value(property);
    if (isMissing(value) && shape.requires(property)) {
      refuse(property, Requirement.NOT_EMPTY);
      return Edit.keep();
    }
    if (value == null || (!property.nullable() && ignoresNull(property, value))) {
      return Edit.keep();
    }
    return property.nullable()
        ? strings.nullable(subject(property), value, property.maxLength(), property.format())
        : strings.read(subject(property), value, property.maxLength(), property.format());
  }

  private static boolean isMissing(@Nullable Json value) {
    return value == null || value instanceof JsonNull || Json.isBlank(value);
  }

  /** Whether a value is null; if it is, adds a warning that it clears nothing. */
  private boolean ignoresNull(Property property, @Nullable Json value) {
    boolean isNull = value instanceof JsonNull;
    if (isNull) {
      warnings.add(new Warning.IgnoredNull(prefix + property.name(), contact -> true));
    }
    return isNull;
  }

  /** A text as it was sent, with its blanks, be it empty; null when it is absent or refused. */
  public @Nullable String verbatim(Property.RawString property) {
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

  /** A list of texts that there must be, as {@link TextsReader} reads it. */
  public List<String> requiredTexts(Property.OfStrings property) {
    return new TextsReader(violations, strings)
        .required(
            prefix + property.name(), value(property), property.maxCount(), property.maxLength());
  }

  /** As {@link #requiredTexts}, of at least one that is not blank. */
  public List<String> someTexts(Property.OfStrings property) {
    int before = violations.count();
    List<String> texts = requiredTexts(property);
    if (texts.isEmpty() && violations.count() == before) {
      refuse(property, Requirement.NOT_EMPTY);
    }
    return texts;
  }

  /** A list of texts that need not be there; null clears. */
  public Edit<List<String>> texts(Property.OfStrings property) {
    Json value = value(property);
    if (value instanceof JsonNull && property.nullable()) {
      return Edit.clear();
    }
    if (value == null || ignoresNull(property, value) || Json.isBlank(value)) {
      return Edit.keep();
    }
    List<String> texts =
        new TextsReader(violations, strings)
            .read(prefix + property.name(), value, property.maxCount(), property.maxLength());
    if (texts == null) {
      return Edit.keep();
    }
    if (property.distinct()) {
      refuseRepeated(property, texts);
    }
    return Edit.put(texts);
  }

  /** An object; as if it were empty when it is absent or refused. */
  public MembersReader object(Property.OfObject property) {
    Json value = value(property);
    if (!isMissing(value) && !(value instanceof JsonObject)) {
      refuse(property, Requirement.OBJECT);
    }
    ignoresNull(property, value);
    JsonObject inner = value instanceof JsonObject sent ? sent : JsonObject.EMPTY;
    return new MembersReader(
        inner, property.shape(), prefix + property.name() + ".", violations, warnings);
  }

  /** Reads the objects of a list; false when it is absent, null or refused as a whole. */
  public boolean each(Property.OfObjects property, Consumer<MembersReader> reading) {
    Json value = value(property);
    if (isMissing(value)) {
      return false;
    }
    if (!(value instanceof JsonArray(List<Json> items))) {
      refuse(property, Requirement.ARRAY);
      return false;
    }
    if (items.size() > property.maxCount()) {
      refuse(property, Requirement.fewEnough(property.maxCount()));
      return false;
    }
    for (int i = 0; i < items.size(); i++) {
      String path = prefix + property.name() + "." + i;
      if (items.get(i) instanceof JsonObject item) {
        reading.accept(new MembersReader(item, property.each(), path + ".", violations, warnings));
      } else {
        violations.refuse(path, Requirement.OBJECT);
      }
    }
    return true;
  }

  public void refuseRepeated(Property property, List<String> texts) {
    if (new HashSet<>(texts).size() < texts.size()) {
      refuseEach(property, Requirement.UNIQUE);
    }
  }

  /** A flag; null when there is none, or a bad one. */
  public @Nullable Boolean flag(Property.OfBoolean property) {
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

  /** A whole number in digits, as a query has it; the other where there is none, or a bad one. */
  public int number(Property.OfString<Integer> property, int otherwise) {
    Integer number = text(property).given();
    return number == null ? otherwise : number;
  }

  /** A whole number, which may be a text: in a query everything is. */
  public Edit<Integer> whole(Property.OfInteger property) {
    Json value = value(property);
    if (property.nullable() && value instanceof JsonNull) {
      return Edit.clear();
    }
    if (value == null || ignoresNull(property, value) || Json.isBlank(value)) {
      return Edit.keep();
    }
    int least = Math.toIntExact(property.least());
    int most = Math.toIntExact(property.most());
    BigDecimal number = number(value);
    if (number == null
        || number.stripTrailingZeros().scale() > 0
        || number.compareTo(BigDecimal.valueOf(least)) < 0
        || number.compareTo(BigDecimal.valueOf(most)) > 0) {
      refuse(property, Requirement.wholeNumber(least, most));
      return Edit.keep();
    }
    return Edit.put(number.intValueExact());
  }

  /** A text as it is, of which nothing is said when it is bad; null where there is none. */
  public @Nullable String peek(Property property) {
    return value(property) instanceof JsonString(String text) ? Characters.strip(text) : null;
  }

  private Subject subject(Property property) {
    return Subject.of(prefix + property.name());
  }

  private static @Nullable BigDecimal number(Json value) {
    if (value instanceof JsonNumber(BigDecimal sent)) {
      return sent;
    }
    return value instanceof JsonString(String text)
        ? JsonReader.boundedNumber(Characters.strip(text))
        : null;
  }
}

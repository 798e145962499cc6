package dev.cardfile.wire;

import dev.cardfile.contact.Edit;
import dev.cardfile.location.LocationId;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads an object by its members' names, every violation at once; a member that is required and
 * missing, null or blank is told as missing.
 */
final class MembersReader {

  private static final int MAX_NUMBER_LENGTH = 64;

  private final Json.Members members;
  private final String prefix;
  private final Violations violations;
  private final StringReader strings;

  /** Reads an object that is all that was sent. */
  MembersReader(Json.Members members, Violations violations) {
    this(members, "", violations);
  }

  private MembersReader(Json.Members members, String prefix, Violations violations) {
    this.members = members;
    this.prefix = prefix;
    this.violations = violations;
    this.strings = new StringReader(violations);
  }

  /** Reads a body that says nothing of a location. It throws nothing, whatever the bytes. */
  static <T> BodyReading<T> body(
      byte[] body, Shape shape, Function<MembersReader, @Nullable T> reading) {
    return parsed(body, members -> read(members, checked(members, shape), reading));
  }

  /** As {@link #body}, where {@code locationId} is required and has to be this one. */
  static <T> BodyReading<T> bodyIn(
      LocationId own, byte[] body, Shape shape, Function<MembersReader, @Nullable T> reading) {
    return parsed(body, members -> readIn(own, members, checked(members, shape), reading));
  }

  /** As {@link #body}, of a query; what else it says is ignored. */
  static <T> BodyReading<T> query(
      @Nullable String query, Function<MembersReader, @Nullable T> reading) {
    return parsed(query, members -> read(members, new Violations(), reading));
  }

  /** As {@link #bodyIn}, of a query; what else it says is ignored. */
  static <T> BodyReading<T> queryIn(
      LocationId own, @Nullable String query, Function<MembersReader, @Nullable T> reading) {
    return parsed(query, members -> readIn(own, members, new Violations(), reading));
  }

  private static <T> BodyReading<T> parsed(
      @Nullable String query, Function<Json.Members, BodyReading<T>> reading) {
    return switch (QueryReader.read(query)) {
      case QueryReader.Parsed.Unreadable(Problem problem) -> new BodyReading.Refused<>(problem);
      case QueryReader.Parsed.Query(Json.Members members) -> reading.apply(members);
    };
  }

  private static <T> BodyReading<T> parsed(
      byte[] body, Function<Json.Members, BodyReading<T>> reading) {
    return switch (JsonReader.read(body)) {
      case JsonReader.Parsed.Unreadable(String hint) ->
          new BodyReading.Refused<>(new Problem.UnreadableJson(hint));
      case JsonReader.Parsed.Body(Json.Members members) -> reading.apply(members);
    };
  }

  private static Violations checked(Json.Members members, Shape shape) {
    Violations violations = new Violations();
    shape.check(members, violations);
    return violations;
  }

  private static <T> BodyReading<T> readIn(
      LocationId own,
      Json.Members members,
      Violations violations,
      Function<MembersReader, @Nullable T> reading) {
    if (LocationIdReader.isForeign(members, own)) {
      return new BodyReading.Refused<>(new Problem.ForeignLocation());
    }
    new LocationIdReader(violations).read(members.get(LocationIdReader.NAME));
    return read(members, violations, reading);
  }

  private static <T> BodyReading<T> read(
      Json.Members members, Violations violations, Function<MembersReader, @Nullable T> reading) {
    T said = reading.apply(new MembersReader(members, violations));
    return violations.count() > 0
        ? new BodyReading.Refused<>(new Problem.Invalid(violations.inOrder()))
        : new BodyReading.Accepted<>(Objects.requireNonNull(said, "nothing was refused"));
  }

  void refuse(String name, Requirement broken) {
    violations.refuse(prefix + name, broken);
  }

  boolean has(String name) {
    return members.get(name) != null;
  }

  boolean isNull(String name) {
    return members.get(name) instanceof Json.Null;
  }

  /** A text for which null is of the wrong type. */
  <T> Edit<T> text(String name, int maxLength, Format<T> format) {
    Json value = members.get(name);
    return value == null ? Edit.keep() : strings.read(subject(name), value, maxLength, format);
  }

  /** A text that null clears. */
  <T> Edit<T> nullable(String name, int maxLength, Format<T> format) {
    Json value = members.get(name);
    return value == null ? Edit.keep() : strings.nullable(subject(name), value, maxLength, format);
  }

  /** A text that there must be; null when there is none, or a bad one. */
  <T> @Nullable T required(String name, int maxLength, Format<T> format) {
    Json value = members.get(name);
    boolean missing =
        value == null
            || value instanceof Json.Null
            || (value instanceof Json.Text(String text) && Characters.strip(text).isEmpty());
    if (missing) {
      refuse(name, Requirement.NOT_EMPTY);
      return null;
    }
    return text(name, maxLength, format).given();
  }

  /** A text as it was sent, with its blanks, be it empty; null when it is absent or refused. */
  @Nullable String verbatim(String name, int maxLength) {
    Json value = members.get(name);
    if (value == null) {
      return null;
    }
    if (!(value instanceof Json.Text(String text))) {
      refuse(name, Requirement.STRING);
      return null;
    }
    if (!Characters.areWellFormed(text)) {
      refuse(name, Requirement.WELL_FORMED);
      return null;
    }
    if (Characters.count(text) > maxLength) {
      refuse(name, Requirement.shortEnough(maxLength));
      return null;
    }
    return text;
  }

  /** A list of texts that there must be, as {@link TextsReader} reads it. */
  List<String> texts(String name, int maxCount, int maxLength) {
    return new TextsReader(violations, strings)
        .required(prefix + name, members.get(name), maxCount, maxLength);
  }

  /** As {@link #texts}, of at least one that is not blank. */
  List<String> someTexts(String name, int maxCount, int maxLength) {
    int before = violations.count();
    List<String> texts = texts(name, maxCount, maxLength);
    if (texts.isEmpty() && violations.count() == before) {
      refuse(name, Requirement.NOT_EMPTY);
    }
    return texts;
  }

  /** As {@link #texts}, of a list that need not be there; each text once, and null clears. */
  Edit<List<String>> nullableTexts(String name, int maxCount, int maxLength) {
    Json value = members.get(name);
    if (value == null || value instanceof Json.Null) {
      return value == null ? Edit.keep() : Edit.clear();
    }
    List<String> texts =
        new TextsReader(violations, strings).read(prefix + name, value, maxCount, maxLength);
    if (texts == null) {
      return Edit.keep();
    }
    refuseRepeated(name, texts);
    return Edit.put(texts);
  }

  /** The items of a list; null when it is absent, null or refused. */
  @Nullable List<Json> items(String name, int maxCount) {
    Json value = members.get(name);
    if (value == null || value instanceof Json.Null) {
      return null;
    }
    if (!(value instanceof Json.Items(List<Json> items))) {
      refuse(name, Requirement.ARRAY);
      return null;
    }
    if (items.size() > maxCount) {
      refuse(name, Requirement.fewEnough(maxCount));
      return null;
    }
    return items;
  }

  /** The properties of an item of a list; null, and refused, when it is no object. */
  @Nullable MembersReader item(String path, Json item) {
    if (item instanceof Json.Members members) {
      return new MembersReader(members, path + ".", violations);
    }
    violations.refuse(path, Requirement.OBJECT);
    return null;
  }

  void refuseRepeated(String name, List<String> texts) {
    if (new HashSet<>(texts).size() < texts.size()) {
      violations.refuse(Subject.eachIn(prefix + name), Requirement.UNIQUE);
    }
  }

  @Nullable Boolean flag(String name) {
    Json value = members.get(name);
    if (value instanceof Json.Flag(boolean on)) {
      return on;
    }
    if (value != null) {
      refuse(name, Requirement.BOOLEAN);
    }
    return null;
  }

  /** A flag that there must be; null when there is none, or a bad one. */
  @Nullable Boolean requiredFlag(String name) {
    Json value = members.get(name);
    if (value == null || value instanceof Json.Null) {
      refuse(name, Requirement.NOT_EMPTY);
      return null;
    }
    return flag(name);
  }

  /**
   * A whole number in digits, as a query has it; blank is as absent.
   *
   * @param otherwise where there is none, or a bad one
   */
  int number(String name, int least, int most, int otherwise) {
    Integer number = text(name, MAX_NUMBER_LENGTH, Format.wholeNumber(least, most)).given();
    return number == null ? otherwise : number;
  }

  /** A whole number, which may be a text: in a query everything is. */
  Edit<Integer> whole(String name, int min, int max) {
    Json value = members.get(name);
    if (value == null || isBlank(value)) {
      return Edit.keep();
    }
    BigDecimal number = number(value);
    if (number == null
        || number.stripTrailingZeros().scale() > 0
        || number.compareTo(BigDecimal.valueOf(min)) < 0
        || number.compareTo(BigDecimal.valueOf(max)) > 0) {
      refuse(name, Requirement.wholeNumber(min, max));
      return Edit.keep();
    }
    return Edit.put(number.intValueExact());
  }

  /** As {@link #whole}, and null clears. */
  Edit<Integer> nullableWhole(String name, int min, int max) {
    return isNull(name) ? Edit.clear() : whole(name, min, max);
  }

  /** A text as it is, of which nothing is said when it is bad; null where there is none. */
  @Nullable String peek(String name) {
    return members.get(name) instanceof Json.Text(String text) ? Characters.strip(text) : null;
  }

  private Subject subject(String name) {
    return Subject.of(prefix + name);
  }

  private static @Nullable BigDecimal number(Json value) {
    if (value instanceof Json.Numeric(BigDecimal sent)) {
      return sent;
    }
    return value instanceof Json.Text(String text)
        ? JsonReader.boundedNumber(Characters.strip(text))
        : null;
  }

  private static boolean isBlank(Json value) {
    return value instanceof Json.Text(String text) && Characters.strip(text).isEmpty();
  }
}

package dev.cardfile.wire;

import dev.cardfile.contact.Edit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the properties of a body, each by its name; what is wrong is collected. */
final class PropertyReader {

  private final Json.Members body;
  private final String prefix;
  private final Violations violations;
  private final StringReader strings;

  private PropertyReader(Json.Members body, String prefix, Violations violations) {
    this.body = body;
    this.prefix = prefix;
    this.violations = violations;
    this.strings = new StringReader(violations);
  }

  /**
   * Reads a whole body of this shape.
   *
   * @param reader takes what it needs; what it answers counts only when nothing is wrong
   */
  static <T> ReadBody<T> read(
      byte[] body, Shape shape, Function<PropertyReader, @Nullable T> reader) {
    return switch (JsonReader.read(body)) {
      case JsonReader.Parsed.Unreadable(String hint) ->
          new ReadBody.Refused<>(new Problem.UnreadableJson(hint));
      case JsonReader.Parsed.Body(Json.Members members) -> read(members, shape, reader);
    };
  }

  /**
   * Reads a query in the same way, but for parameters that nobody knows: these are of no account.
   *
   * @param query still percent-encoded; null without one
   */
  static <T> ReadBody<T> readQuery(
      @Nullable String query, Set<String> known, Function<PropertyReader, @Nullable T> reader) {
    return switch (QueryReader.read(query)) {
      case QueryReader.Parsed.Unreadable(Problem problem) -> new ReadBody.Refused<>(problem);
      case QueryReader.Parsed.Query(Json.Members members) ->
          read(members.only(known), Shape.value(), reader);
    };
  }

  private static <T> ReadBody<T> read(
      Json.Members members, Shape shape, Function<PropertyReader, @Nullable T> reader) {
    Violations violations = new Violations();
    shape.check(members, violations);
    T value = reader.apply(new PropertyReader(members, "", violations));
    return violations.count() > 0
        ? new ReadBody.Refused<>(new Problem.Invalid(violations.inOrder()))
        : new ReadBody.Accepted<>(Objects.requireNonNull(value, "nothing was refused"));
  }

  void refuse(String name, Requirement broken) {
    violations.refuse(prefix + name, broken);
  }

  boolean has(String name) {
    return body.get(name) != null;
  }

  boolean isNull(String name) {
    return body.get(name) instanceof Json.Null;
  }

  /** A text for which null is of the wrong type. */
  <T> Edit<T> text(String name, int maxLength, Format<T> format) {
    Json value = body.get(name);
    return value == null
        ? Edit.keep()
        : strings.read(Subject.of(prefix + name), value, maxLength, format);
  }

  /** A text that null clears. */
  Edit<String> nullable(String name, int maxLength) {
    Json value = body.get(name);
    return value == null
        ? Edit.keep()
        : strings.nullable(Subject.of(prefix + name), value, maxLength, Format.TEXT);
  }

  /** A text that has to be there; null when it is not, or is refused. */
  <T> @Nullable T required(String name, int maxLength, Format<T> format) {
    int before = violations.count();
    Json value = body.get(name);
    T text = value instanceof Json.Null ? null : text(name, maxLength, format).given();
    if (text == null && violations.count() == before) {
      violations.refuse(prefix + name, Requirement.NOT_EMPTY);
    }
    return text;
  }

  /** A text as it was sent, with its blanks, be it empty; null when it is absent or refused. */
  @Nullable String verbatim(String name, int maxLength) {
    Json value = body.get(name);
    if (value == null) {
      return null;
    }
    if (!(value instanceof Json.Text(String text))) {
      violations.refuse(prefix + name, Requirement.STRING);
      return null;
    }
    if (!Characters.areWellFormed(text)) {
      violations.refuse(prefix + name, Requirement.WELL_FORMED);
      return null;
    }
    if (Characters.count(text) > maxLength) {
      violations.refuse(prefix + name, Requirement.shortEnough(maxLength));
      return null;
    }
    return text;
  }

  Edit<Boolean> flag(String name) {
    Json value = body.get(name);
    if (value instanceof Json.Flag(boolean on)) {
      return Edit.put(on);
    }
    if (value != null) {
      violations.refuse(prefix + name, Requirement.BOOLEAN);
    }
    return Edit.keep();
  }

  /** A whole number, which may be a text: in a query everything is. */
  Edit<Integer> whole(String name, int min, int max) {
    Json value = body.get(name);
    if (value == null || isBlank(value)) {
      return Edit.keep();
    }
    BigDecimal number = number(value);
    if (number == null
        || number.stripTrailingZeros().scale() > 0
        || number.compareTo(BigDecimal.valueOf(min)) < 0
        || number.compareTo(BigDecimal.valueOf(max)) > 0) {
      violations.refuse(prefix + name, Requirement.wholeNumber(min, max));
      return Edit.keep();
    }
    return Edit.put(number.intValueExact());
  }

  /** As {@link #whole}, and null clears. */
  Edit<Integer> nullableWhole(String name, int min, int max) {
    return isNull(name) ? Edit.clear() : whole(name, min, max);
  }

  /** A list of texts, blank ones dropped; null clears. */
  Edit<List<String>> texts(String name, int maxCount, int maxLength) {
    List<Json> items = items(name, maxCount);
    if (items == null) {
      return isNull(name) ? Edit.clear() : Edit.keep();
    }
    List<String> texts = new ArrayList<>();
    for (Json item : items) {
      String text =
          strings.read(Subject.eachIn(prefix + name), item, maxLength, Format.TEXT).given();
      if (text != null) {
        texts.add(text);
      }
    }
    refuseRepeated(name, texts);
    return Edit.put(texts);
  }

  /** The items of a list; null when it is absent, null or refused. */
  @Nullable List<Json> items(String name, int maxCount) {
    Json value = body.get(name);
    if (value == null || value instanceof Json.Null) {
      return null;
    }
    if (!(value instanceof Json.Items(List<Json> items))) {
      violations.refuse(prefix + name, Requirement.ARRAY);
      return null;
    }
    if (items.size() > maxCount) {
      violations.refuse(prefix + name, Requirement.fewEnough(maxCount));
      return null;
    }
    return items;
  }

  /** The properties of an item of a list; null, and refused, when it is no object. */
  @Nullable PropertyReader item(String path, Json item) {
    if (item instanceof Json.Members members) {
      return new PropertyReader(members, path + ".", violations);
    }
    violations.refuse(path, Requirement.OBJECT);
    return null;
  }

  void refuseRepeated(String name, List<String> texts) {
    if (new HashSet<>(texts).size() < texts.size()) {
      violations.refuse(Subject.eachIn(prefix + name), Requirement.UNIQUE);
    }
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

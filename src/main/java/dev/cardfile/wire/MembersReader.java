package dev.cardfile.wire;

import dev.cardfile.contact.Edit;
import dev.cardfile.location.LocationId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads an object by its members' names, every violation at once; a member that is required and
 * missing, null or blank is told as missing.
 */
final class MembersReader {

  private static final int MAX_NUMBER_LENGTH = 64;

  private final Json.Members members;
  private final Violations violations;
  private final StringReader strings;

  MembersReader(Json.Members members, Violations violations) {
    this.members = members;
    this.violations = violations;
    this.strings = new StringReader(violations);
  }

  /** Reads a body that says nothing of a location. It throws nothing, whatever the bytes. */
  static <T> BodyReading<T> body(byte[] body, Shape shape, Function<MembersReader, T> reading) {
    return parsed(body, members -> read(members, checked(members, shape), reading));
  }

  /** As {@link #body}, where {@code locationId} is required and has to be this one. */
  static <T> BodyReading<T> bodyIn(
      LocationId own, byte[] body, Shape shape, Function<MembersReader, T> reading) {
    return parsed(body, members -> readIn(own, members, checked(members, shape), reading));
  }

  /** As {@link #bodyIn}, of a query; what else it says is ignored. */
  static <T> BodyReading<T> queryIn(
      LocationId own, @Nullable String query, Function<MembersReader, T> reading) {
    return switch (QueryReader.read(query)) {
      case QueryReader.Parsed.Unreadable(Problem problem) -> new BodyReading.Refused<>(problem);
      case QueryReader.Parsed.Query(Json.Members members) ->
          readIn(own, members, new Violations(), reading);
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
      Function<MembersReader, T> reading) {
    if (LocationIdReader.isForeign(members, own)) {
      return new BodyReading.Refused<>(new Problem.ForeignLocation());
    }
    new LocationIdReader(violations).read(members.get(LocationIdReader.NAME));
    return read(members, violations, reading);
  }

  private static <T> BodyReading<T> read(
      Json.Members members, Violations violations, Function<MembersReader, T> reading) {
    T said = reading.apply(new MembersReader(members, violations));
    return violations.count() > 0
        ? new BodyReading.Refused<>(new Problem.Invalid(violations.inOrder()))
        : new BodyReading.Accepted<>(said);
  }

  /** A text for which null is of the wrong type. */
  <T> Edit<T> text(String name, int maxLength, Format<T> format) {
    Json value = members.get(name);
    return value == null ? Edit.keep() : strings.read(Subject.of(name), value, maxLength, format);
  }

  /** A text that null clears. */
  <T> Edit<T> nullable(String name, int maxLength, Format<T> format) {
    Json value = members.get(name);
    return value == null
        ? Edit.keep()
        : strings.nullable(Subject.of(name), value, maxLength, format);
  }

  /** A text that there must be; null when there is none, or a bad one. */
  <T> @Nullable T required(String name, int maxLength, Format<T> format) {
    Json value = members.get(name);
    boolean missing =
        value == null
            || value instanceof Json.Null
            || (value instanceof Json.Text(String text) && Characters.strip(text).isEmpty());
    if (missing) {
      violations.refuse(name, Requirement.NOT_EMPTY);
      return null;
    }
    return text(name, maxLength, format).given();
  }

  /** A list of texts that there must be, as {@link TextsReader} reads it. */
  List<String> texts(String name, int maxCount, int maxLength) {
    return new TextsReader(violations, strings)
        .required(name, members.get(name), maxCount, maxLength);
  }

  @Nullable Boolean flag(String name) {
    Json value = members.get(name);
    if (value instanceof Json.Flag(boolean on)) {
      return on;
    }
    if (value != null) {
      violations.refuse(name, Requirement.BOOLEAN);
    }
    return null;
  }

  /** A flag that there must be; null when there is none, or a bad one. */
  @Nullable Boolean requiredFlag(String name) {
    Json value = members.get(name);
    if (value == null || value instanceof Json.Null) {
      violations.refuse(name, Requirement.NOT_EMPTY);
      return null;
    }
    return flag(name);
  }

  /**
   * A whole number, as a query has it; blank is as absent.
   *
   * @param otherwise where there is none, or a bad one
   */
  int number(String name, int least, int most, int otherwise) {
    Integer number = text(name, MAX_NUMBER_LENGTH, Format.wholeNumber(least, most)).given();
    return number == null ? otherwise : number;
  }

  /** A text as it is, of which nothing is said when it is bad; null where there is none. */
  @Nullable String peek(String name) {
    return members.get(name) instanceof Json.Text(String text) ? Characters.strip(text) : null;
  }
}

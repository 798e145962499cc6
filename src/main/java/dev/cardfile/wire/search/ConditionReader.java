package dev.cardfile.wire.search;

import dev.cardfile.contact.Country;
import dev.cardfile.contact.key.Email;
import dev.cardfile.contact.key.Phone;
import dev.cardfile.json.Characters;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonBoolean;
import dev.cardfile.json.JsonNull;
import dev.cardfile.json.JsonNumber;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonReader;
import dev.cardfile.json.JsonString;
import dev.cardfile.location.Location;
import dev.cardfile.search.CaseFolding;
import dev.cardfile.search.Condition;
import dev.cardfile.search.Condition.Bound;
import dev.cardfile.search.Condition.Side;
import dev.cardfile.search.Field;
import dev.cardfile.search.OwnField;
import dev.cardfile.search.Value;
import dev.cardfile.wire.table.CalendarDate;
import dev.cardfile.wire.table.Requirement;
import dev.cardfile.wire.table.Schema;
import dev.cardfile.wire.table.Subject;
import dev.cardfile.wire.table.Violations;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the value that a field is compared with, and normalises it as the field's kind requires.
 */
final class ConditionReader {

  static final int MAX_LENGTH = 75;

  /**
   * The most letters beyond ASCII with several cases that the values of a search may have together.
   * A statement takes some parameters for each, and PostgreSQL takes no more than 65,535 in all.
   */
  static final int MAX_BEYOND_ASCII = 10_000;

  private static final int ASCII_END = 128;

  /**
   * A lower-case i with a dot above, which is how answers write a capital I with a dot in lower
   * case.
   */
  private static final String LOWER_DOTTED_I = "i\u0307";

  private static final String DOTTED_I = "\u0130";

  /**
   * The last millisecond of the year 9999 and the first of the year 1000, the range of dates that
   * can be written; before 1970 the number is negative.
   */
  private static final long MOST_MILLIS = 253_402_300_799_999L;

  private static final long LEAST_MILLIS = -30_610_224_000_000L;

  private static final List<String> BOUNDS = List.of("gte", "gt", "lte", "lt");

  private static final Schema WORDS =
      Schema.STRING.with("minLength", 1).with("maxLength", MAX_LENGTH);

  private final Location location;
  private final Violations violations;
  private int beyondAscii;

  ConditionReader(Location location, Violations violations) {
    this.location = location;
    this.violations = violations;
  }

  /** Returns the schema of the values that a field of this kind may be compared with. */
  static Schema schema(Field.Kind kind) {
    return switch (kind) {
      case TEXT, CODE -> Schema.anyOf(List.of(WORDS, Schema.NUMBER, Schema.BOOLEAN));
      case FLAG -> Schema.anyOf(List.of(Schema.BOOLEAN, Schema.oneOf(List.of("true", "false"))));
      case NUMBER -> Schema.anyOf(List.of(Schema.NUMBER, Schema.STRING));
      case DATE, INSTANT ->
          Schema.anyOf(List.of(Schema.STRING, Schema.INTEGER))
              .about("As text, or in milliseconds since 1970.");
      case STRUCTURE -> Schema.ANY;
    };
  }

  /** Returns the schema of bounds on such values, of which there must be at least one. */
  static Schema bounds(Schema value) {
    SequencedMap<String, Schema> bounds = new LinkedHashMap<>();
    BOUNDS.forEach(name -> bounds.put(name, value));
    return Schema.object(bounds, List.of()).with("minProperties", 1);
  }

  /** Reads the value that a field must equal; returns empty if it is invalid. */
  Optional<Condition> equal(Field field, Subject subject, Json value) {
    return switch (field.kind()) {
      case TEXT -> text(subject, value).map(text -> equal(folded(text)));
      case CODE -> text(subject, value).map(text -> equal(whole(field, text)));
      case FLAG -> flag(subject, value).map(on -> new Condition.Equal(Value.of(on)));
      case NUMBER ->
          number(subject, value).map(number -> new Condition.Equal(new Value.Decimal(number)));
      case DATE -> date(subject, value).map(date -> new Condition.Equal(Value.of(date)));
      case INSTANT ->
          time(subject, value)
              .map(span ->
                  new Condition.Within(
                      List.of(bound(Side.FROM, span.from()), bound(Side.BELOW, span.until()))));
      case STRUCTURE -> throw new IllegalStateException("a structure equals nothing");
    };
  }

  /** Reads the text that a field must contain; returns empty if it is invalid. */
  Optional<Condition> contains(Field field, Subject subject, Json value) {
    return text(subject, value)
        .map(text ->
            new Condition.Contains(
                field.kind() == Field.Kind.TEXT ? folded(text) : part(field, text)));
  }

  /** Reads the bounds between which a field must lie; returns an empty list if none is valid. */
  List<Condition> within(Field field, String path, @Nullable Json value) {
    if (!(value instanceof JsonObject(var members))) {
      violations.refuse(
          path,
          value == null || value instanceof JsonNull ? Requirement.NOT_EMPTY : Requirement.OBJECT);
      return List.of();
    }
    List<Bound> bounds = new ArrayList<>();
    int refused = violations.count();
    for (Map.Entry<String, Json> member : members.entrySet()) {
      String name = member.getKey();
      if (BOUNDS.contains(name)) {
        bound(field, Subject.of(path + "." + name), name, member.getValue()).ifPresent(bounds::add);
      } else {
        violations.unknownProperty(path + ".", name);
      }
    }
    if (bounds.isEmpty() && violations.count() == refused) {
      violations.refuse(path, Requirement.NOT_EMPTY);
    }
    return bounds.isEmpty() ? List.of() : List.of(new Condition.Within(bounds));
  }

  private Optional<Bound> bound(Field field, Subject subject, String name, Json value) {
    return switch (field.kind()) {
      case NUMBER ->
          number(subject, value).map(number -> new Bound(side(name), new Value.Decimal(number)));
      case DATE -> date(subject, value).map(date -> new Bound(side(name), Value.of(date)));
      case INSTANT -> time(subject, value).map(span -> bound(name, span));
      case TEXT, CODE, FLAG, STRUCTURE -> throw new IllegalStateException("not in an order");
    };
  }

  private static Side side(String name) {
    return switch (name) {
      case "gte" -> Side.FROM;
      case "gt" -> Side.ABOVE;
      case "lte" -> Side.UP_TO;
      default -> Side.BELOW;
    };
  }

  /**
   * Returns a bound on times. A day counts as a whole: after a day means after its end, and up to a
   * day includes all of it.
   */
  private static Bound bound(String name, TimeSpan span) {
    return switch (name) {
      case "gte" -> bound(Side.FROM, span.from());
      case "gt" -> bound(Side.FROM, span.until());
      case "lte" -> bound(Side.BELOW, span.until());
      default -> bound(Side.BELOW, span.from());
    };
  }

  private static Bound bound(Side side, long millis) {
    return new Bound(side, new Value.Whole(millis));
  }

  private static Condition equal(String text) {
    return new Condition.Equal(new Value.Text(text));
  }

  private static String folded(String text) {
    return CaseFolding.fold(text.replace(LOWER_DOTTED_I, DOTTED_I));
  }

  /**
   * Returns a text in the form in which it is stored. A text that cannot be stored is searched for
   * as it is, and equals nothing.
   */
  private String whole(Field field, String text) {
    return switch (field) {
      case OwnField own ->
          switch (own) {
            case EMAIL, ADDITIONAL_EMAILS ->
                Email.parse(text).map(Email::value).orElseGet(() -> part(field, text));
            case PHONE, ADDITIONAL_PHONES ->
                Phone.parse(text, location.phoneRegion(null))
                    .map(typed -> typed.phone().value())
                    .orElse(text);
            case COUNTRY -> Country.parse(text).map(Country::code).orElse(text);
            default -> part(field, text);
          };
      case Field.Custom custom -> text;
    };
  }

  /**
   * Returns a text in the case in which it is stored: lower case for most codes, but unchanged for
   * ids.
   */
  private static String part(Field field, String text) {
    return switch (field) {
      case OwnField own ->
          switch (own) {
            case ID, ASSIGNED_TO, BUSINESS_ID, FOLLOWERS -> text;
            case COUNTRY -> text.toUpperCase(Locale.ROOT);
            default -> text.toLowerCase(Locale.ROOT);
          };
      case Field.Custom custom -> text;
    };
  }

  private Optional<String> text(Subject subject, Json value) {
    String text =
        switch (value) {
          case JsonString(String sent) -> Characters.strip(sent);
          case JsonNumber(BigDecimal number) -> number.toPlainString();
          case JsonBoolean(boolean on) -> Boolean.toString(on);
          case JsonNull none -> "";
          case JsonArray items -> null;
          case JsonObject members -> null;
        };
    if (text == null) {
      return refuse(subject, Requirement.STRING);
    }
    if (!Characters.areWellFormed(text)) {
      return refuse(subject, Requirement.WELL_FORMED);
    }
    if (text.isEmpty()) {
      return refuse(subject, Requirement.NOT_EMPTY);
    }
    return Characters.count(text) > MAX_LENGTH
        ? refuse(subject, Requirement.shortEnough(MAX_LENGTH))
        : counted(text);
  }

  /**
   * Refuses all filters, once, if their values have too many letters beyond ASCII with several
   * cases: each takes parameters of the statement, of which a database has a limited number.
   */
  private Optional<String> counted(String text) {
    int before = beyondAscii;
    beyondAscii += (int) text.codePoints().filter(ConditionReader::hasSeveralCases).count();
    if (beyondAscii <= MAX_BEYOND_ASCII) {
      return Optional.of(text);
    }
    if (before <= MAX_BEYOND_ASCII) {
      violations.refuse(FilterReader.FILTERS, Requirement.asciiEnough(MAX_BEYOND_ASCII));
    }
    return Optional.empty();
  }

  private static boolean hasSeveralCases(int letter) {
    return letter >= ASCII_END
        && !CaseFolding.unfolded(CaseFolding.fold(Character.toString(letter))).isEmpty();
  }

  private Optional<Boolean> flag(Subject subject, Json value) {
    return switch (value) {
      case JsonBoolean(boolean on) -> Optional.of(on);
      case JsonString(String text) when text.equals("true") -> Optional.of(true);
      case JsonString(String text) when text.equals("false") -> Optional.of(false);
      default -> refuse(subject, Requirement.BOOLEAN);
    };
  }

  private Optional<Double> number(Subject subject, Json value) {
    BigDecimal number =
        switch (value) {
          case JsonNumber(BigDecimal sent) -> sent;
          case JsonString(String text) -> JsonReader.boundedNumber(Characters.strip(text));
          default -> null;
        };
    return number == null || !Double.isFinite(number.doubleValue())
        ? refuse(subject, Requirement.NUMBER)
        : Optional.of(number.doubleValue());
  }

  /** Reads a date as text, or the day in UTC of a time in milliseconds, as answers have it. */
  private Optional<LocalDate> date(Subject subject, Json value) {
    Optional<LocalDate> date =
        switch (value) {
          case JsonString(String text) -> CalendarDate.parse(Characters.strip(text));
          case JsonNumber(BigDecimal millis) when fitsDay(millis) ->
              Optional.of(
                  Instant.ofEpochMilli(millis.longValue()).atOffset(ZoneOffset.UTC).toLocalDate());
          default -> Optional.empty();
        };
    return date.isPresent() ? date : refuse(subject, Requirement.DATE);
  }

  private static boolean fitsDay(BigDecimal millis) {
    return millis.compareTo(BigDecimal.valueOf(LEAST_MILLIS)) >= 0
        && millis.compareTo(BigDecimal.valueOf(MOST_MILLIS)) <= 0;
  }

  private Optional<TimeSpan> time(Subject subject, Json value) {
    Optional<TimeSpan> span =
        switch (value) {
          case JsonString(String text) -> TimeSpan.parse(Characters.strip(text));
          case JsonNumber(BigDecimal millis) -> TimeSpan.of(millis);
          default -> Optional.empty();
        };
    return span.isPresent() ? span : refuse(subject, Requirement.TIME);
  }

  private <T> Optional<T> refuse(Subject subject, Requirement broken) {
    violations.refuse(subject, broken);
    return Optional.empty();
  }
}

package dev.cardfile.cli.command;

import dev.cardfile.access.Scope;
import dev.cardfile.config.ClosestWord;
import dev.cardfile.config.DurationText;
import dev.cardfile.config.Quoted;
import dev.cardfile.contact.Country;
import dev.cardfile.contact.TimeZoneName;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.location.InvalidValues;
import dev.cardfile.location.LocationId;
import dev.cardfile.location.MatchOrder;
import dev.cardfile.oauth.RedirectUri;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Convert the words of the command line to values. An error message says what is wrong with a word;
 * {@link UsageMessages} puts the flag before it.
 */
public final class Converters {

  private static final String ALL = "all";
  private static final int MAX_TEXT_LENGTH = 255;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");
  private static final Duration SHORTEST_LIFE = Duration.ofMinutes(1);
  private static final Duration LONGEST_LIFE = Duration.ofDays(3650);

  /** The character that the JVM puts in place of bytes that cannot be decoded in the locale. */
  private static final char REPLACEMENT_CHARACTER = '\ufffd';

  private Converters() {}

  /** Scopes by their names, separated by commas, or {@code all}. */
  public record Scopes(Set<Scope> scopes) {}

  /** Locations by their ids, separated by commas. */
  public record LocationIds(List<LocationId> ids) {

    private static final int MOST = 500;

    /**
     * Combines the values of a repeated option {@code --location}, without repetitions.
     *
     * @throws WrongUsage when there are more than 500
     */
    public static List<LocationId> together(List<LocationIds> given) {
      List<LocationId> all =
          given.stream().flatMap(each -> each.ids().stream()).distinct().toList();
      if (all.size() > MOST) {
        throw new WrongUsage("--location: give at most " + MOST);
      }
      return all;
    }
  }

  /** Distinct texts, separated by commas. */
  public record Choices(List<String> texts) {}

  /** Registers the converters that are chosen by the type of an option alone. */
  public static void register(CommandLine root) {
    root.registerConverter(LocationId.class, typed -> new LocationId(id(typed)));
    root.registerConverter(LocationIds.class, Converters::locationIds);
    root.registerConverter(Country.class, Converters::country);
    root.registerConverter(TimeZoneName.class, Converters::timezone);
    root.registerConverter(MatchOrder.class, Converters::matchOrder);
    root.registerConverter(Scopes.class, Converters::scopes);
    root.registerConverter(Duration.class, Converters::life);
    root.registerConverter(Instant.class, Converters::instant);
    root.registerConverter(CustomFieldType.class, Converters::fieldType);
    root.registerConverter(RedirectUri.class, Converters::redirectUri);
    root.registerConverter(Choices.class, Converters::choices);
    root.registerConverter(InvalidValues.class, Converters::invalidValues);
  }

  /** An id of anything but a location, which has a type of its own. */
  public static final class Id implements ITypeConverter<String> {

    @Override
    public String convert(String typed) {
      return id(typed);
    }
  }

  /** Free text of one line, stripped. */
  public static final class Text implements ITypeConverter<String> {

    @Override
    public String convert(String typed) {
      return text(typed);
    }
  }

  /** A count from 1 to 1000. */
  public static final class Count implements ITypeConverter<Integer> {

    private static final int MOST = 1000;

    @Override
    public Integer convert(String typed) {
      long number = number(typed);
      if (number < 1 || number > MOST) {
        throw isNot(typed, "a number from 1 to " + MOST);
      }
      return (int) number;
    }
  }

  /** The number of a change in its location. */
  public static final class Sequence implements ITypeConverter<Long> {

    @Override
    public Long convert(String typed) {
      long number = number(typed);
      if (number < 0) {
        throw isNot(typed, "the seq of a change");
      }
      return number;
    }
  }

  /** Parses a number in decimal digits; returns -1 for anything else. */
  private static long number(String typed) {
    return DIGITS.matcher(typed).matches() ? Long.parseLong(typed) : -1;
  }

  private static Instant instant(String typed) {
    try {
      return OffsetDateTime.parse(typed).toInstant();
    } catch (DateTimeParseException e) {
      throw isNot(typed, "a time such as 2026-11-29T18:00:00Z");
    }
  }

  /** {@code true} or {@code false}, and nothing else. */
  public static final class TrueOrFalse implements ITypeConverter<Boolean> {

    @Override
    public Boolean convert(String typed) {
      return switch (typed.strip().toLowerCase(Locale.ROOT)) {
        case "true" -> true;
        case "false" -> false;
        default -> throw isNot(typed, "true or false");
      };
    }
  }

  private static String id(String typed) {
    if (!ID.matcher(typed).matches()) {
      throw isNot(typed, "an id of 1 to 64 letters, digits, - and _");
    }
    return typed;
  }

  private static LocationIds locationIds(String typed) {
    return new LocationIds(words(typed).stream().map(word -> new LocationId(id(word))).toList());
  }

  /** Converts as {@link Text} does. */
  static String text(String typed) {
    String text = typed.strip();
    if (text.isEmpty()) {
      throw new TypeConversionException("must not be blank");
    }
    if (text.length() > MAX_TEXT_LENGTH) {
      throw new TypeConversionException(
          "must not be longer than %d characters".formatted(MAX_TEXT_LENGTH));
    }
    if (text.codePoints().anyMatch(Converters::isUnprintable)) {
      throw new TypeConversionException("contains control characters or invalid characters");
    }
    if (text.indexOf(REPLACEMENT_CHARACTER) >= 0) {
      throw new TypeConversionException(
          "contains characters that were lost: set the locale to UTF-8");
    }
    return text;
  }

  private static Country country(String typed) {
    return Country.parse(typed)
        .orElseThrow(() -> isNot(typed, "a two-letter country code (ISO 3166-1)"));
  }

  private static TimeZoneName timezone(String typed) {
    return TimeZoneName.parse(typed)
        .orElseThrow(() ->
            isNot(
                typed,
                "an IANA time zone" + ClosestWord.hint(typed, ZoneId.getAvailableZoneIds())));
  }

  private static MatchOrder matchOrder(String typed) {
    List<MatchingField> fields =
        words(typed).stream()
            .flatMap(word -> named(MatchingField.values(), word).stream())
            .toList();
    if (fields.size() != words(typed).size() || !MatchOrder.isOrder(fields)) {
      throw isNot(typed, "one or two of email and phone, the stronger first");
    }
    return new MatchOrder(fields);
  }

  private static Scopes scopes(String typed) {
    if (typed.strip().equals(ALL)) {
      return new Scopes(EnumSet.allOf(Scope.class));
    }
    List<String> known = Arrays.stream(Scope.values()).map(Scope::wireName).toList();
    Set<Scope> scopes = new LinkedHashSet<>();
    for (String word : words(typed)) {
      scopes.add(
          Scope.named(word)
              .orElseThrow(() ->
                  isNot(
                      word, "one of " + String.join(", ", known) + ClosestWord.hint(word, known))));
    }
    return new Scopes(scopes);
  }

  private static Duration life(String typed) {
    return DurationText.parse(typed)
        .filter(life -> life.compareTo(SHORTEST_LIFE) >= 0 && life.compareTo(LONGEST_LIFE) <= 0)
        .orElseThrow(() -> isNot(typed, "a time from 1m to 10y, such as 12h, 90d, 4w or 1y"));
  }

  private static CustomFieldType fieldType(String typed) {
    List<String> known = Arrays.stream(CustomFieldType.values()).map(Enum::name).toList();
    return named(CustomFieldType.values(), typed.strip())
        .orElseThrow(() ->
            isNot(typed, "one of " + String.join(", ", known) + ClosestWord.hint(typed, known)));
  }

  private static InvalidValues invalidValues(String typed) {
    return named(InvalidValues.values(), typed.strip())
        .orElseThrow(() -> isNot(typed, "refuse or drop"));
  }

  private static RedirectUri redirectUri(String typed) {
    return RedirectUri.parse(typed)
        .orElseThrow(() ->
            isNot(
                typed,
                "an https URI, an http URI of localhost, or a URI with the app's own scheme,"
                    + " which must contain a dot; and without a fragment"));
  }

  private static Choices choices(String typed) {
    Set<String> texts = new LinkedHashSet<>();
    for (String word : words(typed)) {
      if (!texts.add(text(word))) {
        throw new TypeConversionException("an option is given twice");
      }
    }
    return new Choices(List.copyOf(texts));
  }

  /** Splits a text at its commas, and strips each word. */
  static List<String> words(String typed) {
    return Stream.of(typed.split(",", -1)).map(String::strip).toList();
  }

  private static TypeConversionException isNot(String typed, String what) {
    return new TypeConversionException("%s is not %s".formatted(Quoted.of(typed), what));
  }

  private static <E extends Enum<E>> Optional<E> named(E[] constants, String word) {
    return Arrays.stream(constants)
        .filter(constant -> constant.name().equalsIgnoreCase(word))
        .findFirst();
  }

  private static boolean isUnprintable(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}

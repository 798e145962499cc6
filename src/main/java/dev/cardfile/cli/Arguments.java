package dev.cardfile.cli;

import dev.cardfile.access.Scope;
import dev.cardfile.config.DurationText;
import dev.cardfile.config.Nearest;
import dev.cardfile.config.Quoted;
import dev.cardfile.contact.Country;
import dev.cardfile.contact.MatchingField;
import dev.cardfile.contact.TimeZoneName;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.location.LocationId;
import dev.cardfile.location.MatchOrder;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the words of the command line; each method throws {@link WrongUsage}. */
public final class Arguments {

  private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,12})([kKmM]?)");

  private static final String ALL = "all";
  private static final int MAX_TEXT_LENGTH = 255;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Duration SHORTEST_LIFE = Duration.ofMinutes(1);
  private static final Duration LONGEST_LIFE = Duration.ofDays(3650);

  /** What the JVM makes of an argument's bytes that the locale does not know. */
  private static final char REPLACEMENT_CHARACTER = '\ufffd';

  private Arguments() {}

  static LocationId locationId(String flag, String typed) {
    return new LocationId(id(flag, typed));
  }

  static String id(String flag, String typed) {
    if (!ID.matcher(typed).matches()) {
      throw notA(flag, typed, "an id of 1 to 64 letters, digits, - and _");
    }
    return typed;
  }

  /** Free text of one line, blanks around it trimmed. */
  public static String text(String flag, String typed) {
    String text = typed.strip();
    if (text.isEmpty()) {
      throw new WrongUsage(flag + ": must not be blank");
    }
    if (text.length() > MAX_TEXT_LENGTH) {
      throw new WrongUsage(
          "%s: must not be longer than %d characters".formatted(flag, MAX_TEXT_LENGTH));
    }
    if (text.codePoints().anyMatch(Arguments::isUnprintable)) {
      throw new WrongUsage(flag + ": contains control characters or invalid characters");
    }
    if (text.indexOf(REPLACEMENT_CHARACTER) >= 0) {
      throw new WrongUsage(flag + ": contains characters that were lost: set the locale to UTF-8");
    }
    return text;
  }

  static Country country(String flag, String typed) {
    return Country.parse(typed)
        .orElseThrow(() -> notA(flag, typed, "a two-letter country code (ISO 3166-1)"));
  }

  static TimeZoneName timezone(String flag, String typed) {
    return TimeZoneName.parse(typed)
        .orElseThrow(() ->
            notA(
                flag,
                typed,
                "an IANA time zone" + Nearest.hint(typed, ZoneId.getAvailableZoneIds())));
  }

  static MatchOrder matchOrder(String flag, String typed) {
    List<MatchingField> fields =
        words(typed).stream()
            .flatMap(word -> named(MatchingField.values(), word).stream())
            .toList();
    if (fields.size() != words(typed).size() || !MatchOrder.isOrder(fields)) {
      throw notA(flag, typed, "one or two of email and phone, the stronger first");
    }
    return new MatchOrder(fields);
  }

  public static long number(String flag, String typed, long min, long max) {
    return Optional.of(typed.strip())
        .filter(digits -> digits.matches("[0-9]{1,18}"))
        .map(Long::valueOf)
        .filter(number -> number >= min && number <= max)
        .orElseThrow(() -> notA(flag, typed, "a number from %d to %d".formatted(min, max)));
  }

  /** As {@link #number}, also in thousands (200k) or millions (2M). */
  public static long amount(String flag, String typed, long min, long max) {
    Matcher spelt = AMOUNT.matcher(typed.strip());
    if (!spelt.matches()) {
      throw notA(flag, typed, "a number from %d to %d".formatted(min, max));
    }
    String zeros =
        switch (spelt.group(2)) {
          case "k", "K" -> "000";
          case "m", "M" -> "000000";
          default -> "";
        };
    try {
      return number(flag, spelt.group(1) + zeros, min, max);
    } catch (WrongUsage outside) {
      throw notA(flag, typed, "a number from %d to %d".formatted(min, max));
    }
  }

  static boolean trueOrFalse(String flag, String typed) {
    return switch (typed.strip().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw notA(flag, typed, "true or false");
    };
  }

  /** Scopes by their names, or {@code all}. */
  static Set<Scope> scopes(String flag, String typed) {
    if (typed.strip().equals(ALL)) {
      return EnumSet.allOf(Scope.class);
    }
    List<String> known = Arrays.stream(Scope.values()).map(Scope::wireName).toList();
    Set<Scope> scopes = new LinkedHashSet<>();
    for (String word : words(typed)) {
      scopes.add(
          Scope.named(word)
              .orElseThrow(() ->
                  notA(
                      flag,
                      word,
                      "one of " + String.join(", ", known) + Nearest.hint(word, known))));
    }
    return scopes;
  }

  static Duration life(String flag, String typed) {
    return DurationText.parse(typed)
        .filter(life -> life.compareTo(SHORTEST_LIFE) >= 0 && life.compareTo(LONGEST_LIFE) <= 0)
        .orElseThrow(() -> notA(flag, typed, "a time from 1m to 10y, such as 12h, 90d, 4w or 1y"));
  }

  static CustomFieldType fieldType(String flag, String typed) {
    List<String> known = Arrays.stream(CustomFieldType.values()).map(Enum::name).toList();
    return named(CustomFieldType.values(), typed.strip())
        .orElseThrow(() ->
            notA(flag, typed, "one of " + String.join(", ", known) + Nearest.hint(typed, known)));
  }

  /** Words separated by commas, blanks around each trimmed. */
  public static List<String> words(String typed) {
    return Arrays.stream(typed.split(",", -1)).map(String::strip).toList();
  }

  public static WrongUsage notA(String flag, String typed, String what) {
    return new WrongUsage("%s: %s is not %s".formatted(flag, Quoted.of(typed), what));
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

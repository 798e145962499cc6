package dev.cardfile.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The values that a setting accepts.
 *
 * @param words a description for people that continues "is not": {@code a number from 1 to 64}
 * @param parser converts text to a value; empty if the text is not accepted
 */
record Accepted<T>(String words, Function<String, Optional<T>> parser) {

  private static final Pattern WEB_ADDRESS_PATTERN =
      Pattern.compile(
          "https?://([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*");

  static final Accepted<Boolean> YES_OR_NO =
      new Accepted<>(
          "true or false",
          text ->
              switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "true" -> Optional.of(true);
                case "false" -> Optional.of(false);
                default -> Optional.empty();
              });

  static final Accepted<List<AddressRange>> ADDRESSES =
      new Accepted<>(
          "IP addresses or networks such as 10.0.0.0/8, separated by commas",
          AddressRange::parseList);

  static final Accepted<List<String>> ORIGINS =
      new Accepted<>(
          "* or origins such as https://app.example, separated by commas", OriginText::parseList);

  static final Accepted<String> WEB_ADDRESS =
      new Accepted<>(
          "a URL such as https://contacts.example",
          text ->
              Optional.of(text.strip().replaceFirst("/$", ""))
                  .filter(url -> WEB_ADDRESS_PATTERN.matcher(url).matches()));

  static Accepted<Integer> number(int min, int max) {
    return new Accepted<>(
        "a number from %d to %d".formatted(min, max),
        text ->
            Optional.of(text.strip())
                .filter(digits -> digits.matches("[0-9]{1,9}"))
                .map(Integer::valueOf)
                .filter(number -> number >= min && number <= max));
  }

  /** A size in bytes; the bounds are written as people write sizes. */
  static Accepted<Long> size(String min, String max) {
    long least = SizeText.parse(min).orElseThrow();
    long most = SizeText.parse(max).orElseThrow();
    return new Accepted<>(
        "a size from %s to %s".formatted(min, max),
        text ->
            SizeText.parse(text).stream()
                .filter(size -> size >= least && size <= most)
                .boxed()
                .findFirst());
  }

  static Accepted<Duration> duration(String min, String max) {
    Duration least = DurationText.parse(min).orElseThrow();
    Duration most = DurationText.parse(max).orElseThrow();
    return new Accepted<>(
        "a duration from %s to %s".formatted(min, max),
        text ->
            DurationText.parse(text)
                .filter(time -> time.compareTo(least) >= 0 && time.compareTo(most) <= 0));
  }

  static Accepted<Duration> durationOrZero(String min, String max) {
    Accepted<Duration> duration = duration(min, max);
    return new Accepted<>(
        "0, or " + duration.words(),
        text ->
            text.strip().equals("0") ? Optional.of(Duration.ZERO) : duration.parser().apply(text));
  }

  static <E extends Enum<E>> Accepted<E> oneOf(Class<E> type) {
    return new Accepted<>(
        Arrays.stream(type.getEnumConstants())
            .map(Accepted::lowerCase)
            .collect(Collectors.joining(", ", "one of ", "")),
        text ->
            Arrays.stream(type.getEnumConstants())
                .filter(constant -> lowerCase(constant).equals(text.strip()))
                .findFirst());
  }

  static Accepted<String> text(String words) {
    return new Accepted<>(
        words, text -> Optional.of(text).filter(value -> !value.isBlank() && isOneLine(value)));
  }

  private static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static boolean isOneLine(String text) {
    return text.chars().noneMatch(Character::isISOControl);
  }
}

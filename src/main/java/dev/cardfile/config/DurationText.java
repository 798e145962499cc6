package dev.cardfile.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 500ms}, {@code 30s}, {@code 90d}. */
public final class DurationText {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d|w|y)");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1),
          "w", Duration.ofDays(7),
          "y", Duration.ofDays(365));

  private DurationText() {}

  /**
   * Parses a number with a unit: ms, s, m (minutes), h, d, w or y (365 days). Empty if the text is
   * invalid.
   */
  public static Optional<Duration> parse(String text) {
    Matcher parts = FORM.matcher(text.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    Duration unit = UNITS.getOrDefault(parts.group(2), Duration.ZERO);
    return Optional.of(unit.multipliedBy(Long.parseLong(parts.group(1))));
  }
}

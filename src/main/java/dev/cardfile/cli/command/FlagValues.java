package dev.cardfile.cli.command;

import dev.cardfile.config.Quoted;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/**
 * Parses values whose bounds depend on the flag. Each method throws {@link WrongUsage} when a value
 * is invalid.
 */
public final class FlagValues {

  private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,12})([kKmM]?)");

  private FlagValues() {}

  /** Parses free text of one line, and strips it. */
  public static String text(String flag, String typed) {
    try {
      return Converters.text(typed);
    } catch (TypeConversionException e) {
      throw new WrongUsage(flag + ": " + e.getMessage());
    }
  }

  public static long number(String flag, String typed, long min, long max) {
    return Optional.of(typed.strip())
        .filter(digits -> digits.matches("[0-9]{1,18}"))
        .map(Long::valueOf)
        .filter(number -> number >= min && number <= max)
        .orElseThrow(() -> notA(flag, typed, "a number from %d to %d".formatted(min, max)));
  }

  /**
   * Parses a number as {@link #number} does, and also accepts thousands (200k) and millions (2M).
   */
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

  /** Splits a text at its commas, and strips each word. */
  public static List<String> words(String typed) {
    return Converters.words(typed);
  }

  public static WrongUsage notA(String flag, String typed, String what) {
    return new WrongUsage("%s: %s is not %s".formatted(flag, Quoted.of(typed), what));
  }
}

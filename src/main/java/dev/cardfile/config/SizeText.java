package dev.cardfile.config;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as people write them: {@code 65536}, {@code 64KiB}, {@code 1MiB}. */
final class SizeText {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,9}) ?(|kib|mib|gib)");

  private SizeText() {}

  /** Parses a number of bytes, KiB, MiB or GiB; empty if the text is invalid. */
  static OptionalLong parse(String text) {
    Matcher parts = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      return OptionalLong.empty();
    }
    int shift =
        switch (Optional.ofNullable(parts.group(2)).orElse("")) {
          case "kib" -> 10;
          case "mib" -> 20;
          case "gib" -> 30;
          default -> 0;
        };
    return OptionalLong.of(Long.parseLong(parts.group(1)) << shift);
  }
}

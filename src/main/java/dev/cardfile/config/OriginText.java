package dev.cardfile.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses origins, and normalises them to the spelling that browsers send. */
final class OriginText {

  private static final String EVERY = "*";
  private static final Pattern ORIGIN =
      Pattern.compile(
          "(?<scheme>[a-z][a-z0-9+.-]*)://(?<host>[a-z0-9._-]+|\\[[0-9a-f:.]+\\])(:(?<port>[0-9]{1,5}))?");

  private OriginText() {}

  /** Parses {@code *}, or origins separated by commas; empty if one of them is invalid. */
  static Optional<List<String>> parseList(String text) {
    if (text.strip().equals(EVERY)) {
      return Optional.of(List.of(EVERY));
    }
    List<Optional<String>> origins =
        Arrays.stream(text.split(",", -1)).map(OriginText::parse).toList();
    return origins.stream().allMatch(Optional::isPresent)
        ? Optional.of(origins.stream().flatMap(Optional::stream).distinct().toList())
        : Optional.empty();
  }

  private static Optional<String> parse(String text) {
    Matcher origin = ORIGIN.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!origin.matches()) {
      return Optional.empty();
    }
    String scheme = origin.group("scheme");
    String port = origin.group("port");
    String site = scheme + "://" + origin.group("host");
    return Optional.of(port == null || isUsual(scheme, port) ? site : site + ":" + port);
  }

  /** Reports whether browsers omit the port. */
  private static boolean isUsual(String scheme, String port) {
    return (scheme.equals("https") && port.equals("443"))
        || (scheme.equals("http") && port.equals("80"));
  }
}

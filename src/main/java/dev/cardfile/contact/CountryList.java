package dev.cardfile.contact;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The countries of {@code countries.txt}, found by any of their spellings. */
final class CountryList {

  // The JDK's names are not used, because they differ by version.
  private static final String LIST = "countries.txt";

  private static final List<String> LINES = ListFile.lines(LIST);

  static final Set<String> CODES =
      LINES.stream().map(line -> line.substring(0, 2)).collect(Collectors.toUnmodifiableSet());

  private CountryList() {}

  /** Returns the code of the country with this alpha-3 code or name; null if there is none. */
  static @Nullable String code(String typed) {
    return Spellings.CODES.get(Spellings.folded(typed));
  }

  /**
   * Country codes by alpha-3 code and name. The map is built on first use: building it would slow
   * down every start, and most callers send two-letter codes.
   */
  private static final class Spellings {

    private static final Pattern LINE =
        Pattern.compile("(?<code>[A-Z]{2}) (?<alpha3>[A-Z]{3}) (?<names>.+)");
    private static final Pattern SAINT = Pattern.compile("\\bst\\b");
    private static final Pattern IGNORED = Pattern.compile("[\\p{Mn}\\s\\p{Punct}’]");

    static final Map<String, String> CODES = new HashMap<>();

    static {
      LINES.forEach(Spellings::add);
    }

    private static void add(String line) {
      var parts = LINE.matcher(line);
      if (!parts.matches()) {
        throw new IllegalStateException(LIST + " has a line that cannot be read: " + line);
      }
      String code = parts.group("code");
      add(parts.group("alpha3"), code);
      for (String name : List.of(parts.group("names").split(" \\| "))) {
        add(name, code);
      }
    }

    private static void add(String spelling, String code) {
      String other = CODES.putIfAbsent(folded(spelling), code);
      if (other != null && !other.equals(code)) {
        throw new IllegalStateException(
            LIST + " has " + spelling + " twice, for " + other + " and " + code);
      }
    }

    /**
     * Returns what all spellings of a name have in common: its letters in lower case, without
     * diacritics. A letter that is still not A to Z is kept, so that the text matches no country.
     */
    static String folded(String spelling) {
      String letters = Normalizer.normalize(spelling, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
      String whole = SAINT.matcher(letters).replaceAll("saint").replace("&", "and");
      String folded = IGNORED.matcher(whole).replaceAll("");
      return folded.startsWith("the") ? folded.substring(3) : folded;
    }
  }
}

package dev.cardfile.contact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The countries of {@code countries.txt}, found by any of their spellings. */
final class CountryList {

  // Not the JDK's names, which differ by version.
  private static final String LIST = "countries.txt";

  private static final Pattern LINE =
      Pattern.compile("(?<code>[A-Z]{2}) (?<alpha3>[A-Z]{3}) (?<names>.+)");

  private static final Pattern SAINT = Pattern.compile("\\bst\\b");
  private static final Pattern IGNORED = Pattern.compile("[\\p{Mn}\\s\\p{Punct}’]");

  private final Set<String> codes = new TreeSet<>();
  private final Map<String, String> codeBySpelling = new HashMap<>();

  private CountryList(Stream<String> lines) {
    lines.filter(line -> !line.startsWith("#")).forEach(this::add);
  }

  static CountryList read() {
    try (InputStream file = CountryList.class.getResourceAsStream(LIST)) {
      byte[] bytes = Objects.requireNonNull(file, LIST).readAllBytes();
      return new CountryList(new String(bytes, StandardCharsets.UTF_8).lines());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  Set<String> codes() {
    return codes;
  }

  /** The code of the country that is spelled so; null for none. */
  @Nullable String code(String typed) {
    return codeBySpelling.get(folded(typed));
  }

  private void add(String line) {
    var parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalStateException(LIST + " has a line that cannot be read: " + line);
    }
    String code = parts.group("code");
    codes.add(code);
    spelled(parts.group("alpha3"), code);
    for (String name : List.of(parts.group("names").split(" \\| "))) {
      spelled(name, code);
    }
  }

  private void spelled(String spelling, String code) {
    String other = codeBySpelling.putIfAbsent(folded(spelling), code);
    if (other != null && !other.equals(code)) {
      throw new IllegalStateException(
          LIST + " has " + spelling + " twice, for " + other + " and " + code);
    }
  }

  /**
   * What two spellings of one name share: their letters in lower case, without diacritics. A letter
   * that is not A to Z then stays, so that it matches nothing.
   */
  private static String folded(String spelling) {
    String letters = Normalizer.normalize(spelling, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
    String whole = SAINT.matcher(letters).replaceAll("saint").replace("&", "and");
    String folded = IGNORED.matcher(whole).replaceAll("");
    return folded.startsWith("the") ? folded.substring(3) : folded;
  }
}

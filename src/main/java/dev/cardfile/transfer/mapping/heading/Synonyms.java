package dev.cardfile.transfer.mapping.heading;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words that people use for fields, read from {@code synonyms.txt}. */
public final class Synonyms {

  private static final String LIST = "synonyms.txt";
  private static final Pattern BAR = Pattern.compile(" \\| ");
  private static final Map<String, Field> FIELDS = read();

  private Synonyms() {}

  private static Map<String, Field> read() {
    Map<String, Field> fields = new HashMap<>();
    for (String line : TextFile.lines(LIST)) {
      String[] parts = line.split(": ", 2);
      Field field =
          Field.named(parts[0])
              .orElseThrow(() -> new IllegalStateException(LIST + " has no field in " + line));
      for (String word : BAR.split(parts[1])) {
        Field other = fields.putIfAbsent(Headings.folded(word), field);
        if (other != null && other != field) {
          throw new IllegalStateException(
              LIST + " has " + word + " twice, for " + other + " and " + field);
        }
      }
    }
    return Map.copyOf(fields);
  }

  /** Returns the field that a folded heading names; null if there is none. */
  public static @Nullable Field of(String folded) {
    return FIELDS.get(folded);
  }

  /** Returns the field that a folded heading nearly names, if there is exactly one. */
  public static Optional<Field> near(String folded) {
    var near =
        FIELDS.entrySet().stream()
            .filter(each -> Headings.areNear(each.getKey(), folded))
            .map(Map.Entry::getValue)
            .distinct()
            .toList();
    return near.size() == 1 ? Optional.of(near.getFirst()) : Optional.empty();
  }
}

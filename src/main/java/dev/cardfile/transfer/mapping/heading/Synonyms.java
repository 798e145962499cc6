package dev.cardfile.transfer.mapping.heading;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people call the fields, as {@code synonyms.txt} has it. */
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

  /** The field that is called so; null for none. */
  public static @Nullable Field of(String folded) {
    return FIELDS.get(folded);
  }

  /** The field that is called almost so, where it is but one. */
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

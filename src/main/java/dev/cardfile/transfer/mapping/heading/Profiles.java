package dev.cardfile.transfer.mapping.heading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The profiles of known programs, read from {@code profiles.txt}. */
public final class Profiles {

  private static final Pattern BEGIN = Pattern.compile("\\[(?<key>[a-z0-9-]+)] (?<name>.+)");
  private static final Pattern COLUMN =
      Pattern.compile("(?<heading>.+) = (?<field>\\w+)( \\((?<place>\\d)\\))?");

  private static final List<Profile> ALL = read();
  private static final Set<String> HEADINGS =
      ALL.stream()
          .flatMap(profile -> profile.columns().keySet().stream())
          .collect(Collectors.toUnmodifiableSet());

  private Profiles() {}

  /**
   * Returns the profile that knows the most of these folded headings; of several, the first in the
   * list.
   */
  public static Optional<Profile> of(List<String> headings) {
    Set<String> all = new HashSet<>(headings);
    return ALL.stream()
        .filter(profile -> profile.fits(all))
        .max(
            Comparator.<Profile>comparingLong(profile -> profile.known(all))
                .thenComparingInt(profile -> -ALL.indexOf(profile)));
  }

  /** Reports whether any known program uses a folded heading. */
  public static boolean know(String heading) {
    return HEADINGS.contains(heading);
  }

  private static List<Profile> read() {
    List<Profile> profiles = new ArrayList<>();
    Reading reading = null;
    for (String line : TextFile.lines("profiles.txt")) {
      Matcher begin = BEGIN.matcher(line);
      if (begin.matches()) {
        if (reading != null) {
          profiles.add(reading.done());
        }
        reading = new Reading(begin.group("key"), begin.group("name"));
      } else if (reading == null) {
        throw new IllegalStateException("No profile has begun: " + line);
      } else {
        reading.take(line);
      }
    }
    if (reading != null) {
      profiles.add(reading.done());
    }
    return List.copyOf(profiles);
  }

  /** A profile that is being read. */
  private static final class Reading {

    private final String key;
    private final String name;
    private @Nullable String source;
    private @Nullable DateOrder dates;
    private final List<Set<String>> needs = new ArrayList<>();
    private final Map<String, Profile.Place> columns = new HashMap<>();

    Reading(String key, String name) {
      this.key = key;
      this.name = name;
    }

    void take(String line) {
      Matcher column = COLUMN.matcher(line);
      if (column.matches()) {
        column(column);
      } else if (line.startsWith("needs ")) {
        needs.add(
            Arrays.stream(line.substring("needs ".length()).split(" \\| "))
                .map(Headings::folded)
                .collect(Collectors.toUnmodifiableSet()));
      } else if (line.startsWith("source ")) {
        source = line.substring("source ".length());
      } else if (line.equals("dates month-first")) {
        dates = DateOrder.MONTH_FIRST;
      } else if (line.equals("dates day-first")) {
        dates = DateOrder.DAY_FIRST;
      } else {
        throw new IllegalStateException("The profile " + key + " has a line of no kind: " + line);
      }
    }

    private void column(Matcher column) {
      String place = column.group("place");
      Field field =
          Field.named(column.group("field"))
              .orElseThrow(
                  () -> new IllegalStateException(key + " has no field in " + column.group()));
      columns.putIfAbsent(
          Headings.folded(column.group("heading")),
          new Profile.Place(
              new Target.Known(field, place == null ? 1 : Integer.parseInt(place)),
              columns.size()));
    }

    Profile done() {
      return new Profile(key, name, source, dates, List.copyOf(needs), Map.copyOf(columns));
    }
  }
}

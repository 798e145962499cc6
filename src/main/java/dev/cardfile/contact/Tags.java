package dev.cardfile.contact;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A contact's tags: trimmed, in lower case, without duplicates, in the order in which they were
 * given.
 */
public record Tags(List<String> names) {

  public static final Tags NONE = new Tags(List.of());
  public static final int MAX_COUNT = 500;
  public static final int MAX_LENGTH = 255;

  public Tags {
    names = List.copyOf(names);
  }

  /** Normalises tags; blank ones are dropped. */
  public static Tags of(List<String> given) {
    Set<String> names = new LinkedHashSet<>();
    for (String tag : given) {
      String name = normalized(tag);
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return new Tags(List.copyOf(names));
  }

  /** Returns these tags with those of the given ones that are not among them. */
  public Tags plus(Tags given) {
    Set<String> all = new LinkedHashSet<>(names);
    all.addAll(given.names);
    return new Tags(List.copyOf(all));
  }

  /** Returns these tags without the given ones. */
  public Tags minus(Tags given) {
    return new Tags(names.stream().filter(name -> !given.names.contains(name)).toList());
  }

  /** Returns a tag as contacts hold it; empty if the tag is blank. */
  public static String normalized(String tag) {
    return tag.strip().toLowerCase(Locale.ROOT);
  }
}

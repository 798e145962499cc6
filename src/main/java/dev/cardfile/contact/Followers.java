package dev.cardfile.contact;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The users who follow a contact: their ids, without duplicates, in the order in which they were
 * added.
 */
public record Followers(List<String> userIds) {

  public static final Followers NONE = new Followers(List.of());
  public static final int MAX_COUNT = 100;
  public static final int MAX_LENGTH = 64;

  public Followers {
    userIds = List.copyOf(userIds);
  }

  /** Returns these followers with those of the given ones that are not among them. */
  public Followers plus(Collection<String> given) {
    Set<String> all = new LinkedHashSet<>(userIds);
    all.addAll(given);
    return new Followers(List.copyOf(all));
  }

  /** Returns these followers without the given ones. */
  public Followers minus(Collection<String> given) {
    return new Followers(userIds.stream().filter(id -> !given.contains(id)).toList());
  }
}

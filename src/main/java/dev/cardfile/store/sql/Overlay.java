package dev.cardfile.store.sql;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.MatchKey;
import dev.cardfile.location.Location;
import dev.cardfile.store.Lookup;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One location in memory while a batch runs: what was fetched of it, changed by the works so far.
 *
 * <p>The holders of a key are fetched the oldest first, and no further than needed. All stored
 * holders up to the last one fetched are known, so that a known holder at or before it is the
 * oldest one.
 */
final class Overlay {

  private final Location location;
  private final @Nullable ContactId indexedTo;
  private final Set<Lookup> wanted = new LinkedHashSet<>();
  private final Map<ContactId, Known> contacts = new LinkedHashMap<>();
  private final Map<MatchKey, Holders> holders = new HashMap<>();
  private final Set<String> businesses = new HashSet<>();
  private final Set<String> tags = new LinkedHashSet<>();
  private final List<Runnable> undo = new ArrayList<>();

  /** A contact as it is stored and as it has become; null where there is none. */
  private static final class Known {

    private final @Nullable Contact stored;
    private @Nullable Contact current;

    Known(@Nullable Contact stored) {
      this.stored = stored;
      this.current = stored;
    }
  }

  /** What is known of the holders of one key. */
  private static final class Holders {

    private final TreeSet<ContactId> known = new TreeSet<>();
    private @Nullable ContactId lastFetched;
    private boolean allFetched;

    @Nullable ContactId certainlyOldest() {
      ContactId oldest = known.isEmpty() ? null : known.first();
      boolean certain =
          allFetched
              || (oldest != null && lastFetched != null && oldest.compareTo(lastFetched) <= 0);
      return certain ? oldest : null;
    }
  }

  /** A contact that is to be written; one of its two sides may be null, for none. */
  record Change(ContactId id, @Nullable Contact before, @Nullable Contact after) {

    /** How many more contacts there are by it: 1, 0 or -1. */
    long countsMore() {
      return (after == null ? 0L : 1L) - (before == null ? 0L : 1L);
    }

    /** The keys that the contact holds now and did not hold before. */
    List<MatchKey> keysWon() {
      return keys(after, before);
    }

    /** The keys that the contact held before and holds no more. */
    List<MatchKey> keysLost() {
      return keys(before, after);
    }

    private static List<MatchKey> keys(@Nullable Contact of, @Nullable Contact butNotOf) {
      Set<MatchKey> others = butNotOf == null ? Set.of() : butNotOf.keys();
      return of == null
          ? List.of()
          : of.keys().stream().filter(key -> !others.contains(key)).toList();
    }
  }

  /** What is stored, as the batch's transaction sees it. */
  interface Source {

    /**
     * The holder of the key that follows {@code after}, or the first.
     *
     * @return null when there is none
     */
    @Nullable ContactId holderAfter(Location location, MatchKey key, @Nullable ContactId after)
        throws SQLException;

    @Nullable Contact contact(Location location, ContactId id) throws SQLException;

    boolean hasBusiness(Location location, String id) throws SQLException;
  }

  /**
   * Nothing of a location is known yet.
   *
   * @param indexedTo the last of its contacts that the index of searches has; null where it has
   *     none
   */
  Overlay(Location location, @Nullable ContactId indexedTo) {
    this.location = location;
    this.indexedTo = indexedTo;
  }

  Location location() {
    return location;
  }

  /** Adds to what is to be fetched before the works run. */
  void want(Set<Lookup> lookups) {
    wanted.addAll(lookups);
  }

  Set<Lookup> wanted() {
    return wanted;
  }

  /** Fetches a contact or the oldest holder of a key, unless it is known; or sees to a business. */
  void fetch(Lookup lookup, Source source) throws SQLException {
    switch (lookup) {
      case Lookup.ByKey(MatchKey key) -> fetchNextHolder(key, source);
      case Lookup.ById(ContactId id) -> fetchContact(id, source);
      case Lookup.OfBusiness(String id) -> {
        if (source.hasBusiness(location, id)) {
          businesses.add(id);
        }
      }
    }
  }

  @Nullable Contact contact(ContactId id) {
    Known known = contacts.get(id);
    return known == null ? null : known.current;
  }

  @Nullable Contact oldestHolder(MatchKey key, Source source) throws SQLException {
    Holders of = holdersOf(key);
    while (!of.allFetched && of.certainlyOldest() == null) {
      fetchNextHolder(key, source);
    }
    ContactId oldest = of.certainlyOldest();
    return oldest == null ? null : contact(oldest);
  }

  /** Whether a business is there that was wanted. */
  boolean hasBusiness(String id) {
    return businesses.contains(id);
  }

  /** Makes a contact what it is now; null deletes it. */
  void put(ContactId id, @Nullable Contact now) {
    Known known = contacts.get(id);
    if (known == null) {
      known = new Known(null);
      contacts.put(id, known);
      undo.add(() -> contacts.remove(id));
    }
    Known changed = known;
    Contact before = changed.current;
    set(changed, now);
    undo.add(() -> set(changed, before));
  }

  void addTags(Collection<String> names) {
    for (String name : names) {
      if (tags.add(name)) {
        undo.add(() -> tags.remove(name));
      }
    }
  }

  /** Keeps all changes so far, whatever is undone later. */
  void keep() {
    undo.clear();
  }

  /** Takes back all changes that are not kept. */
  void undo() {
    undo.reversed().forEach(Runnable::run);
    undo.clear();
  }

  /** Whether the index of searches has this contact, or is to have it if there is one. */
  boolean indexes(ContactId id) {
    return indexedTo != null && id.compareTo(indexedTo) <= 0;
  }

  /** What is to be written, each contact once. */
  List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    contacts.forEach((id, known) -> {
      if (!Objects.equals(known.current, known.stored)) {
        changes.add(new Change(id, known.stored, known.current));
      }
    });
    return changes;
  }

  /** How many contacts were added that the index of searches does not have. */
  int addedBeyondIndex() {
    return (int)
        contacts.entrySet().stream()
            .filter(each -> each.getValue().stored == null && each.getValue().current != null)
            .filter(each -> !indexes(each.getKey()))
            .count();
  }

  Set<String> tags() {
    return tags;
  }

  private void fetchNextHolder(MatchKey key, Source source) throws SQLException {
    Holders of = holdersOf(key);
    ContactId next = source.holderAfter(location, key, of.lastFetched);
    if (next == null) {
      of.allFetched = true;
    } else {
      of.lastFetched = next;
      fetchContact(next, source);
    }
  }

  private void fetchContact(ContactId id, Source source) throws SQLException {
    if (!contacts.containsKey(id)) {
      Contact stored = source.contact(location, id);
      contacts.put(id, new Known(stored));
      index(stored);
    }
  }

  private void set(Known known, @Nullable Contact now) {
    Contact before = known.current;
    if (before != null) {
      before.keys().forEach(key -> holdersOf(key).known.remove(before.id()));
    }
    known.current = now;
    index(now);
  }

  private void index(@Nullable Contact contact) {
    if (contact != null) {
      contact.keys().forEach(key -> holdersOf(key).known.add(contact.id()));
    }
  }

  private Holders holdersOf(MatchKey key) {
    return holders.computeIfAbsent(key, unknown -> new Holders());
  }
}

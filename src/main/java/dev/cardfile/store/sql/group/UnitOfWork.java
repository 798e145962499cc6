package dev.cardfile.store.sql.group;

import dev.cardfile.contact.Actor;
import dev.cardfile.contact.Alias;
import dev.cardfile.contact.Change;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.ChangeRecord;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A location while a batch runs. Its contacts are held in memory, as fetched and as changed by the
 * works so far. Everything else is queried when it is needed, after the rows that the works have
 * written so far have been sent.
 *
 * <p>The holders of a key are fetched the oldest first, and no further than needed. All stored
 * holders up to the last one fetched are therefore known, and a known holder at or before that one
 * is the oldest.
 */
public final class UnitOfWork {

  private final LocationState state;
  private final Source source;
  private final Recorder recorder;
  private final Set<Lookup<?>> wanted = new LinkedHashSet<>();
  private final Map<Lookup<?>, Object> fetched = new HashMap<>();
  private final Map<ContactId, KnownContact> contacts = new HashMap<>();
  private final Map<Alias, Optional<ContactId>> aliases = new HashMap<>();
  private final Map<MatchKey, Holders> holders = new HashMap<>();
  private Location location;
  private boolean locationIsStale;

  /** The contacts that have changed, if this unit only supposes its changes; otherwise null. */
  private @Nullable Supposed supposed;

  /** Reads the stored contacts of a location. */
  public interface StoredContacts {

    /** Returns the first holder of the key, or the one after {@code after}; null if none. */
    @Nullable ContactId holderAfter(LocationId location, MatchKey key, @Nullable ContactId after)
        throws SQLException;

    @Nullable StoredContact contact(LocationId location, ContactId id) throws SQLException;

    /** Returns the contact that has an alias; null if there is none. */
    @Nullable ContactId aliased(LocationId location, Alias alias) throws SQLException;

    /** Answers a look-up, other than those of contacts by key, alias, id or business. */
    <T> T find(LocationId location, Lookup<T> lookup) throws SQLException;
  }

  /** Reads what is stored, as the batch's transaction sees it. */
  interface Source extends StoredContacts {

    Location location(LocationId id) throws SQLException;

    List<StoredContact> contacts(LocationId location, Lookup.ContactsOfBusiness of)
        throws SQLException;
  }

  UnitOfWork(LocationState state, Location location, Source source, Recorder recorder) {
    this.state = state;
    this.location = location;
    this.source = source;
    this.recorder = recorder;
  }

  /** Returns a copy of this unit. Effects that are applied to the copy are never written. */
  UnitOfWork supposed() {
    UnitOfWork other = new UnitOfWork(state, location, source, new Supposed.Recording(recorder));
    other.locationIsStale = locationIsStale;
    other.fetched.putAll(fetched);
    other.contacts.putAll(contacts);
    other.aliases.putAll(aliases);
    holders.forEach((key, of) -> other.holders.put(key, of.copy()));
    other.supposed = new Supposed();
    return other;
  }

  public LocationId id() {
    return state.id();
  }

  /** Adds the common ones of these look-ups to those that are fetched before the works run. */
  void want(Set<Lookup<?>> lookups) {
    for (Lookup<?> lookup : lookups) {
      if (lookup.isCommon()) {
        wanted.add(lookup);
      }
    }
  }

  public Set<Lookup<?>> wanted() {
    return wanted;
  }

  /** Fetches the results of all wanted look-ups. */
  public void fetch(StoredContacts stored) throws SQLException {
    for (Lookup<?> lookup : wanted) {
      switch (lookup) {
        case Lookup.ByKey(MatchKey key) -> fetchNextHolder(key, stored);
        case Lookup.ByAlias(Alias alias) -> fetchAliased(alias, stored);
        case Lookup.ById(ContactId id) -> fetchContact(id, stored);
        default -> fetched.put(lookup, stored.find(id(), lookup));
      }
    }
  }

  /** Returns the location as the works so far have left it. */
  Location location() throws SQLException {
    if (locationIsStale) {
      recorder.flush();
      location = source.location(id());
      locationIsStale = false;
    }
    return location;
  }

  /**
   * Answers a look-up.
   *
   * @param shown receives the id of each contact in the answer
   */
  @SuppressWarnings("unchecked") // each case has the type of its look-up
  <T> T get(Lookup<T> lookup, Consumer<ContactId> shown) throws SQLException {
    return switch (lookup) {
      case Lookup.ByKey(MatchKey key) -> (T) show(oldestHolder(key), shown);
      case Lookup.ById(ContactId id) -> (T) show(contact(id), shown);
      case Lookup.ByAlias(Alias alias) -> {
        ContactId id = aliased(alias);
        yield (T)
            Optional.ofNullable(
                id == null ? null : new Lookup.Aliased(id, show(contact(id), shown).orElse(null)));
      }
      case Lookup.ContactsOfBusiness of -> {
        recorder.flush();
        List<StoredContact> found = source.contacts(id(), of);
        found.forEach(each -> learn(each.contact().id(), KnownContact.of(each), shown));
        yield (T) found.stream().map(StoredContact::contact).toList();
      }
      case Lookup.RecordedChange of -> {
        ChangeRecord found = find(of);
        if (found instanceof ChangeRecord.Kept kept) {
          Contact now = kept.now();
          learn(
              kept.entry().change().id(),
              KnownContact.of(now == null ? null : new StoredContact(now, kept.last())),
              shown);
        }
        yield (T) found;
      }
      case Lookup.HoldersOf of when supposed != null ->
          (T) supposed.holders(of, find(of), this::known);
      default -> {
        Object known = fetched.get(lookup);
        yield known == null ? find(lookup) : (T) known;
      }
    };
  }

  /** Keeps a contact that a query has found, unless it is known already. */
  private void learn(ContactId id, KnownContact found, Consumer<ContactId> shown) {
    if (!contacts.containsKey(id)) {
      keep(id, found);
    }
    if (found.contact() != null) {
      shown.accept(id);
    }
  }

  private <T> T find(Lookup<T> lookup) throws SQLException {
    recorder.flush();
    return source.find(id(), lookup);
  }

  private static Optional<Contact> show(@Nullable Contact contact, Consumer<ContactId> shown) {
    if (contact != null) {
      shown.accept(contact.id());
    }
    return Optional.ofNullable(contact);
  }

  private @Nullable ContactId aliased(Alias alias) throws SQLException {
    if (!aliases.containsKey(alias)) {
      recorder.flush();
      aliases.put(alias, Optional.ofNullable(source.aliased(id(), alias)));
    }
    return aliases.get(alias).orElse(null);
  }

  private @Nullable Contact contact(ContactId id) throws SQLException {
    fetchContact(id, source);
    return known(id);
  }

  private @Nullable Contact oldestHolder(MatchKey key) throws SQLException {
    Holders of = holdersOf(key);
    while (!of.allFetched && of.certainlyOldest() == null) {
      fetchNextHolder(key, source);
    }
    ContactId oldest = of.certainlyOldest();
    return oldest == null ? null : known(oldest);
  }

  /**
   * Applies the effects of a work. They must have been {@link #check checked}, unless this unit
   * only supposes its changes.
   */
  void apply(List<Effect> effects, Actor actor) throws SQLException {
    if (effects.isEmpty()) {
      return;
    }
    Location before = location();
    for (Effect effect : effects) {
      EffectContext at = new EffectContext(effect, state, before, actor, Map.of(), null, 0);
      Collection<Lookup<?>> lookups = recorder.lookups(effect);
      apply(effect, lookups.isEmpty() ? at : at.with(answers(lookups)));
    }
  }

  /**
   * Checks that a work may have these effects.
   *
   * @param seen the contacts that its look-ups have returned
   * @throws IllegalArgumentException if an effect creates a contact that exists, or is on a contact
   *     that the work has not looked up
   */
  void check(List<Effect> effects, Set<ContactId> seen) {
    Set<ContactId> shown = new HashSet<>(seen);
    Set<ContactId> gone = new HashSet<>();
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.InsertContact(Contact contact) -> {
          ContactId id = contact.id();
          require(
              !shown.contains(id) && (known(id) == null || gone.contains(id)),
              "the location has a contact with this id");
          shown.add(id);
        }
        case Effect.RestoreContact(Contact contact, long deletion) -> {
          require(isKnownToBeMissing(contact.id()), "this contact was not seen to be missing");
          shown.add(contact.id());
        }
        case Effect.PutAlias(Alias _, ContactId contact, var _, var _) ->
            require(shown.contains(contact), "an alias for a contact that was not shown");
        case Effect.EraseContact(ContactId id, Instant now) -> {
          require(contacts.containsKey(id), "this contact was not looked up");
          shown.remove(id);
        }
        case Effect.ReplaceContact(Contact contact) ->
            require(shown.contains(contact.id()), "this contact was not shown");
        case Effect.DeleteContact(ContactId id, Instant now) -> {
          require(shown.remove(id), "this contact was not shown");
          gone.add(id);
        }
        default -> {}
      }
    }
  }

  private boolean isKnownToBeMissing(ContactId id) {
    return contacts.containsKey(id) && known(id) == null;
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  private Map<Lookup<?>, Object> answers(Collection<Lookup<?>> lookups) throws SQLException {
    Map<Lookup<?>, Object> answers = new HashMap<>();
    for (Lookup<?> lookup : lookups) {
      answers.put(lookup, get(lookup, id -> {}));
    }
    return answers;
  }

  private void apply(Effect effect, EffectContext at) throws SQLException {
    switch (effect) {
      case Effect.InsertContact(Contact contact) -> change(contact, at);
      case Effect.ReplaceContact(Contact contact) -> change(contact, at);
      case Effect.RestoreContact(Contact contact, long deletion) -> change(contact, at);
      case Effect.EraseContact(ContactId id, Instant now) -> {
        delete(id, now, at);
        fetched.keySet().removeIf(Lookup.ImportById.class::isInstance);
        aliases.values().removeIf(contact -> contact.filter(id::equals).isPresent());
        recorder.happened(effect, at.at(now));
      }
      case Effect.DeleteContact(ContactId id, Instant now) -> delete(id, now, at);
      case Effect.PutAlias(Alias alias, ContactId contact, var _, var _) -> {
        recorder.happened(effect, at);
        aliases.put(alias, Optional.of(contact));
      }
      case Effect.DropAlias(Alias alias, ContactId contact) -> {
        recorder.happened(effect, at);
        aliases.put(alias, Optional.empty());
      }
      default -> {
        recorder.happened(effect, at);
        fetched.keySet().removeAll(effect.outdates());
        fetched.putAll(effect.answers());
        locationIsStale |= effect.raisesRevision();
      }
    }
  }

  private void change(Contact after, EffectContext at) throws SQLException {
    change(after.id(), after, after.dateUpdated(), at);
  }

  /**
   * Deletes a contact. Like any change, a deletion is dated no earlier than the contact's last
   * change, even if the clock has gone back.
   */
  private void delete(ContactId id, Instant now, EffectContext at) throws SQLException {
    Contact before = known(id);
    change(id, null, before == null ? now : Contact.later(before.dateUpdated(), now), at);
  }

  private void change(ContactId id, @Nullable Contact after, Instant now, EffectContext at)
      throws SQLException {
    Contact before = known(id);
    if (!Objects.equals(before, after)) {
      if (before != null) {
        before.keys().forEach(key -> holdersOf(key).known.remove(id));
      }
      KnownContact known = contacts.get(id);
      long lastChange = known == null ? 0 : known.lastChange();
      keep(id, new KnownContact(after, lastChange));
      if (supposed != null) {
        supposed.changed(id, before == null);
      }
      recorder.changed(new Change(id, before, after), at.of(now, before == null ? 0 : lastChange));
    }
  }

  private void fetchNextHolder(MatchKey key, StoredContacts stored) throws SQLException {
    Holders of = holdersOf(key);
    ContactId next = stored.holderAfter(id(), key, of.lastFetched);
    if (next == null) {
      of.allFetched = true;
    } else {
      of.lastFetched = next;
      fetchContact(next, stored);
    }
  }

  private void fetchAliased(Alias alias, StoredContacts stored) throws SQLException {
    ContactId id = stored.aliased(id(), alias);
    aliases.put(alias, Optional.ofNullable(id));
    if (id != null) {
      fetchContact(id, stored);
    }
  }

  private void fetchContact(ContactId id, StoredContacts stored) throws SQLException {
    if (!contacts.containsKey(id)) {
      keep(id, KnownContact.of(stored.contact(id(), id)));
    }
  }

  /** Returns a contact in its current state; null if it does not exist or is not known. */
  private @Nullable Contact known(ContactId id) {
    KnownContact known = contacts.get(id);
    return known == null ? null : known.contact();
  }

  private void keep(ContactId id, KnownContact known) {
    contacts.put(id, known);
    Contact now = known.contact();
    if (now != null) {
      now.keys().forEach(key -> holdersOf(key).known.add(id));
    }
  }

  private Holders holdersOf(MatchKey key) {
    return holders.computeIfAbsent(key, unknown -> new Holders());
  }
}

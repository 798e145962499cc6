package dev.cardfile.upsert;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.ContactStore;
import dev.cardfile.store.LocationStore;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.store.UnknownLocation;
import dev.cardfile.store.WorkingSet;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The use case: reads a request as its location's settings say, decides and writes it.
 *
 * <p>A request can only be read with the location's country and custom fields at hand, but these
 * are certain only under the store's lock, where it is too late to read. So it is read with what
 * was last seen of the location, and read again when that turns out to be old.
 */
public final class Upserts {

  private static final int MAX_READINGS = 10;

  private final ContactStore contacts;
  private final LocationStore locations;
  private final InstantSource clock;
  private final IdSequence ids;
  private final Map<LocationId, Location> lastSeen = new ConcurrentHashMap<>();

  public Upserts(
      ContactStore contacts, LocationStore locations, InstantSource clock, IdSequence ids) {
    this.contacts = contacts;
    this.locations = locations;
    this.clock = clock;
    this.ids = ids;
  }

  /** What came of an attempt with a location as it was last seen. */
  private sealed interface Attempt {

    record Done(UpsertResult result) implements Attempt {}

    record Stale(Location fresh) implements Attempt {}
  }

  /**
   * Finds and updates, or creates, the contact that a request is about.
   *
   * @param reader reads the request by the location's settings; may be called more than once
   * @throws StoreUnavailable when the store is away; the caller may try again
   * @throws UnknownLocation when there is no such location
   */
  public <P> UpsertAnswer<P> upsert(LocationId id, Function<Location, Reading<P>> reader) {
    Location seen = lastSeen.get(id);
    Location location = seen == null ? look(id) : seen;
    for (int readings = 0; readings < MAX_READINGS; readings++) {
      Location fresh;
      switch (reader.apply(location)) {
        case Reading.Refused<P>(P problem) -> {
          fresh = look(id);
          if (fresh.revision() == location.revision()) {
            return new UpsertAnswer.Refused<>(problem);
          }
        }
        case Reading.Accepted<P>(UpsertRequest request) -> {
          switch (attempt(location, request)) {
            case Attempt.Done(UpsertResult result) -> {
              return new UpsertAnswer.Done<>(result);
            }
            case Attempt.Stale(Location now) -> fresh = now;
          }
        }
      }
      lastSeen.put(id, fresh);
      location = fresh;
    }
    throw new StoreUnavailable("the settings of location " + id + " change without pause", null);
  }

  private Location look(LocationId id) {
    Location location = locations.find(id).orElseThrow(() -> new UnknownLocation(id));
    lastSeen.put(id, location);
    return location;
  }

  private Attempt attempt(Location seen, UpsertRequest request) {
    ContactId newId = ids.nextContactId();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Set<Lookup> lookups =
        request.keys().stream().map(Lookup.ByKey::new).collect(Collectors.toUnmodifiableSet());
    return contacts.exclusively(
        seen.id(),
        lookups,
        working ->
            working.location().revision() == seen.revision()
                ? new Attempt.Done(decideAndWrite(working, request, newId, now))
                : new Attempt.Stale(working.location()));
  }

  private static UpsertResult decideAndWrite(
      WorkingSet working, UpsertRequest request, ContactId newId, Instant now) {
    UpsertResult result =
        Deciding.decide(
            request, working.location().preference(), working::oldestHolder, newId, now);
    if (result.created()) {
      working.insert(result.contact());
    } else {
      working.replace(result.contact());
    }
    if (request.tags() != null) {
      working.addTags(request.tags().names());
    }
    return result;
  }
}

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

/**
 * Reads a request as its location's settings say, and has it decided and written.
 *
 * <p>A request can only be read with the location's country and custom fields at hand, but these
 * are certain only under the store's lock, where it is too late to read. So it is read with what
 * was last seen of the location, and read again when that turns out to be old.
 */
final class SettledWrites {

  private static final int MAX_READINGS = 10;

  private final ContactStore contacts;
  private final LocationStore locations;
  private final InstantSource clock;
  private final IdSequence ids;
  private final Map<LocationId, Location> lastSeen = new ConcurrentHashMap<>();

  SettledWrites(
      ContactStore contacts, LocationStore locations, InstantSource clock, IdSequence ids) {
    this.contacts = contacts;
    this.locations = locations;
    this.clock = clock;
    this.ids = ids;
  }

  /** What is to be done with a request that was read. It is pure, but for the working set. */
  interface Rule<R> {

    /** All that it will ask of the working set. */
    Set<Lookup> lookups(UpsertRequest request);

    /**
     * Decides and writes.
     *
     * @param newId for a contact that is created
     * @param now milliseconds precision
     */
    R apply(WorkingSet working, UpsertRequest request, ContactId newId, Instant now);
  }

  /** What came of an attempt with a location as it was last seen. */
  private sealed interface Attempt<R> {

    record Done<R>(R result) implements Attempt<R> {}

    record Stale<R>(Location fresh) implements Attempt<R> {}
  }

  /**
   * Does what a request says.
   *
   * @param reader reads the request by the location's settings; may be called more than once
   * @throws StoreUnavailable when the store is away; the caller may try again
   * @throws UnknownLocation when there is no such location
   */
  <P, R> Answer<P, R> write(LocationId id, Function<Location, Reading<P>> reader, Rule<R> rule) {
    Location seen = lastSeen.get(id);
    Location location = seen == null ? look(id) : seen;
    for (int readings = 0; readings < MAX_READINGS; readings++) {
      Location fresh;
      switch (reader.apply(location)) {
        case Reading.Refused<P>(P problem) -> {
          fresh = look(id);
          if (fresh.revision() == location.revision()) {
            return new Answer.Refused<>(problem);
          }
        }
        case Reading.Accepted<P>(UpsertRequest request) -> {
          switch (attempt(location, request, rule)) {
            case Attempt.Done<R>(R result) -> {
              return new Answer.Done<>(result);
            }
            case Attempt.Stale<R>(Location now) -> fresh = now;
          }
        }
      }
      lastSeen.put(id, fresh);
      location = fresh;
    }
    throw new StoreUnavailable("the settings of location " + id + " keep changing", null);
  }

  private Location look(LocationId id) {
    Location location = locations.find(id).orElseThrow(() -> new UnknownLocation(id));
    lastSeen.put(id, location);
    return location;
  }

  private <R> Attempt<R> attempt(Location seen, UpsertRequest request, Rule<R> rule) {
    ContactId newId = ids.nextContactId();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return contacts.exclusively(
        seen.id(),
        rule.lookups(request),
        working ->
            working.location().revision() == seen.revision()
                ? new Attempt.Done<>(rule.apply(working, request, newId, now))
                : new Attempt.Stale<>(working.location()));
  }
}

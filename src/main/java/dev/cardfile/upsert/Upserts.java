package dev.cardfile.upsert;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.ContactStore;
import dev.cardfile.store.LocationStore;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.WorkingSet;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Function;

/** The use case of an upsert. */
public final class Upserts {

  private final SettledWrites writes;

  public Upserts(
      ContactStore contacts, LocationStore locations, InstantSource clock, IdSequence ids) {
    this.writes = new SettledWrites(contacts, locations, clock, ids);
  }

  /**
   * Finds and updates, or creates, the contact that a request is about.
   *
   * @param reader reads the request by the location's settings; may be called more than once
   * @throws dev.cardfile.store.StoreUnavailable when the store is away; the caller may try again
   * @throws dev.cardfile.store.UnknownLocation when there is no such location
   */
  public <P> Answer<P, UpsertResult> upsert(LocationId id, Function<Location, Reading<P>> reader) {
    return writes.write(id, reader, new Upsert());
  }

  private static final class Upsert implements SettledWrites.Rule<UpsertResult> {

    @Override
    public Set<Lookup> lookups(UpsertRequest request) {
      return request.keyLookups();
    }

    @Override
    public UpsertResult apply(
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
}

package dev.cardfile.store;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.Edit;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.upsert.Precondition;
import dev.cardfile.upsert.RequestBuilder;
import dev.cardfile.upsert.UpsertOutcome;
import dev.cardfile.upsert.UpsertResult;
import dev.cardfile.upsert.WriteOutcome;
import dev.cardfile.upsert.request.UpsertRequest;
import dev.cardfile.write.Attempt;
import dev.cardfile.write.LocationView;
import dev.cardfile.write.Writes;
import dev.cardfile.write.work.Work;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes contacts as a server does, but without HTTP. */
public final class Caller {

  private final Writes writes;
  private final LocationView locations;

  public Caller(Stores stores) {
    writes = Writing.to(stores);
    locations = new LocationView(stores.locations());
  }

  public UpsertResult upsert(LocationId location, UpsertRequest request) {
    return (UpsertResult)
        done(location, seen -> writes.upserts().upsert(seen, Writing.TERMS, request));
  }

  /** Upserts if the contact found meets a precondition. */
  public UpsertOutcome upsert(LocationId location, Precondition holds, UpsertRequest request) {
    return done(
        location, seen -> writes.upserts().upsert(seen, Writing.TERMS.where(holds), request));
  }

  /** Changes the contact if it meets a precondition. */
  public WriteOutcome change(
      LocationId location, ContactId id, Precondition holds, UpsertRequest request) {
    return done(
        location, seen -> writes.contacts().change(seen, Writing.TERMS.where(holds), id, request));
  }

  public WriteOutcome create(LocationId location, UpsertRequest request) {
    return done(location, seen -> writes.contacts().create(seen, Writing.TERMS, request));
  }

  public WriteOutcome change(LocationId location, ContactId id, UpsertRequest request) {
    return done(location, seen -> writes.contacts().change(seen, Writing.TERMS, id, request));
  }

  private <R> R done(LocationId location, Function<Location, Work<Attempt<R>>> attempt) {
    Location seen = locations.lastSeen(location);
    while (true) {
      switch (writes.run(attempt.apply(seen))) {
        case Attempt.Done<R>(R result) -> {
          return result;
        }
        case Attempt.Stale<R>(Location fresh) -> {
          locations.saw(fresh);
          seen = fresh;
        }
      }
    }
  }

  public UpsertResult upsert(LocationId location, @Nullable String email, @Nullable String phone) {
    return upsert(location, request(email, phone));
  }

  /** Returns a request with these values; null leaves a value out. */
  public static UpsertRequest request(@Nullable String email, @Nullable String phone) {
    return RequestBuilder.of(
            email == null ? Edit.keep() : Edit.put(email),
            phone == null ? Edit.keep() : Edit.put(phone))
        .build();
  }
}

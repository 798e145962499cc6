package dev.cardfile.store;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.Edit;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.sql.Stores;
import dev.cardfile.upsert.Answer;
import dev.cardfile.upsert.ContactChanges;
import dev.cardfile.upsert.NameEdit;
import dev.cardfile.upsert.Reading;
import dev.cardfile.upsert.UpsertRequest;
import dev.cardfile.upsert.UpsertResult;
import dev.cardfile.upsert.Upserts;
import dev.cardfile.upsert.WriteOutcome;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Writes contacts as a server does, without HTTP. */
public final class Caller {

  private final Upserts upserts;
  private final ContactChanges changes;

  public Caller(Stores stores) {
    InstantSource clock = InstantSource.system();
    IdSequence ids = new IdSequence(clock, RandomGenerator.getDefault());
    upserts = new Upserts(stores.contacts(), stores.locations(), clock, ids);
    changes = new ContactChanges(stores.contacts(), stores.locations(), clock, ids);
  }

  public UpsertResult upsert(LocationId location, UpsertRequest request) {
    return done(upserts.upsert(location, settings -> new Reading.Accepted<>(request)));
  }

  public WriteOutcome create(LocationId location, UpsertRequest request) {
    return done(changes.create(location, settings -> new Reading.Accepted<>(request)));
  }

  public WriteOutcome change(LocationId location, ContactId id, UpsertRequest request) {
    return done(changes.change(location, id, settings -> new Reading.Accepted<>(request)));
  }

  private static <R> R done(Answer<String, R> answer) {
    return switch (answer) {
      case Answer.Done<String, R>(R result) -> result;
      case Answer.Refused<String, R>(String problem) -> throw new AssertionError(problem);
    };
  }

  public UpsertResult upsert(LocationId location, @Nullable String email, @Nullable String phone) {
    return upsert(location, request(email, phone));
  }

  /** With these values, of which null is not sent. */
  public static UpsertRequest request(@Nullable String email, @Nullable String phone) {
    return new UpsertRequest(
        NameEdit.KEEP,
        email == null ? Edit.keep() : Edit.put(email),
        phone == null ? Edit.keep() : Edit.put(phone),
        Map.of(),
        Edit.keep(),
        null,
        Map.of(),
        null,
        null,
        Map.of(),
        false,
        Attribution.UNKNOWN,
        List.of());
  }
}

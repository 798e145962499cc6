package dev.cardfile.store;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.Edit;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.sql.Stores;
import dev.cardfile.upsert.NameEdit;
import dev.cardfile.upsert.Reading;
import dev.cardfile.upsert.UpsertAnswer;
import dev.cardfile.upsert.UpsertRequest;
import dev.cardfile.upsert.UpsertResult;
import dev.cardfile.upsert.Upserts;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Upserts contacts as a server does, without HTTP. */
public final class Caller {

  private final Upserts upserts;

  public Caller(Stores stores) {
    upserts =
        new Upserts(
            stores.contacts(),
            stores.locations(),
            InstantSource.system(),
            new IdSequence(InstantSource.system(), RandomGenerator.getDefault()));
  }

  public UpsertResult upsert(LocationId location, UpsertRequest request) {
    UpsertAnswer<String> answer =
        upserts.upsert(location, settings -> new Reading.Accepted<>(request));
    return switch (answer) {
      case UpsertAnswer.Done<String>(UpsertResult result) -> result;
      case UpsertAnswer.Refused<String>(String problem) -> throw new AssertionError(problem);
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

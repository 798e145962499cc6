package dev.cardfile.wire.contact;

import dev.cardfile.contact.Attribution;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonReader;
import dev.cardfile.location.Location;
import dev.cardfile.upsert.Origin;
import dev.cardfile.upsert.Reading;
import dev.cardfile.upsert.UpsertRequest;
import dev.cardfile.upsert.WriteOptions;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.RequestReader;
import dev.cardfile.wire.table.Shape;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Reads the bodies that say something of a person: an upsert's, and those of its neighbours. */
public final class UpsertReader {

  public static final Shape UPSERT = ContactBody.UPSERT.shape();
  public static final Shape CREATION = ContactBody.CREATION.shape();
  private static final Shape IMPORTED = ContactBody.IMPORTED.shape();
  public static final Shape CHANGE = ContactBody.CHANGE.shape();

  /** Where on earth a day begins first. */
  private static final ZoneOffset EARLIEST = ZoneOffset.ofHours(14);

  private final InstantSource clock;

  public UpsertReader(InstantSource clock) {
    this.clock = clock;
  }

  /** As {@link #read(byte[], OptionsReader.Said, Location, Attribution)}, without options. */
  public Reading<Problem> read(byte[] body, Location location, Attribution attribution) {
    return read(body, OptionsReader.Said.NOTHING, location, attribution);
  }

  /**
   * Reads the body of an upsert by its location's settings. It throws nothing, whatever the bytes.
   *
   * @param body unpacked, and bounded by the caller
   * @param options what the query says
   * @param location that of the token
   * @param attribution counts where the body tells of none
   */
  public Reading<Problem> read(
      byte[] body, OptionsReader.Said options, Location location, Attribution attribution) {
    return read(ContactBody.UPSERT, body, options, location, attribution);
  }

  /**
   * As {@link #read(byte[], OptionsReader.Said, Location, Attribution)}, of a body that is JSON.
   */
  public Reading<Problem> read(
      JsonObject body, OptionsReader.Said options, Location location, Attribution attribution) {
    return read(ContactBody.UPSERT, body, options, location, attribution);
  }

  /** As an upsert's, of what is to be a new contact. */
  public Reading<Problem> readCreation(
      byte[] body, OptionsReader.Said options, Location location, Attribution attribution) {
    return read(ContactBody.CREATION, body, options, location, attribution);
  }

  /** As an upsert's, of what is to change in a certain contact. */
  public Reading<Problem> readChange(
      byte[] body, OptionsReader.Said options, Location location, Attribution attribution) {
    return read(ContactBody.CHANGE, body, options, location, attribution);
  }

  /**
   * As an upsert's, of a row of a file. It may lack a key if its contact has an id elsewhere.
   *
   * @param origin of the contact
   */
  public Reading<Problem> readImported(
      JsonObject body,
      OptionsReader.Said options,
      Location location,
      Attribution attribution,
      Origin origin) {
    Reading<Problem> reading = read(ContactBody.IMPORTED, body, options, location, attribution);
    if (!(reading instanceof Reading.Accepted<Problem>(UpsertRequest request))) {
      return reading;
    }
    return origin.alias() == null && request.keys().isEmpty()
        ? new Reading.Refused<>(new Problem.NoKey(List.of()))
        : new Reading.Accepted<>(request.from(origin));
  }

  private Reading<Problem> read(
      ContactBody form,
      byte[] body,
      OptionsReader.Said query,
      Location location,
      Attribution attribution) {
    return switch (JsonReader.read(body)) {
      case JsonReader.Parsed.Unreadable none -> new Reading.Refused<>(Problem.of(none));
      case JsonReader.Parsed.Body(JsonObject object) ->
          read(form, object, query, location, attribution);
    };
  }

  private Reading<Problem> read(
      ContactBody form,
      JsonObject body,
      OptionsReader.Said query,
      Location location,
      Attribution attribution) {
    WriteOptions options = query.options().in(location);
    BodyReading<UpsertRequest> reading =
        RequestReader.object(
            body,
            shape(form),
            form.takes(BodyField.LOCATION_ID) ? location.id() : null,
            BodyReader::held,
            query.violations(),
            options.dropsInvalid() && query.violations().isEmpty(),
            said -> new BodyReader(form, said, location, latestBirth(), options).read(attribution));
    return switch (reading) {
      case BodyReading.Refused<UpsertRequest>(Problem problem) -> new Reading.Refused<>(problem);
      case BodyReading.Accepted<UpsertRequest>(UpsertRequest request, var _) ->
          new Reading.Accepted<>(request);
    };
  }

  private static Shape shape(ContactBody form) {
    return switch (form) {
      case UPSERT -> UPSERT;
      case CREATION -> CREATION;
      case CHANGE -> CHANGE;
      case IMPORTED -> IMPORTED;
    };
  }

  private LocalDate latestBirth() {
    return clock.instant().atOffset(EARLIEST).toLocalDate();
  }
}

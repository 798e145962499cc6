package dev.cardfile.wire.contact;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.Edit;
import dev.cardfile.contact.TextField;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonReader;
import dev.cardfile.location.Location;
import dev.cardfile.upsert.request.Carried;
import dev.cardfile.upsert.request.Origin;
import dev.cardfile.upsert.request.Reading;
import dev.cardfile.upsert.request.UpsertRequest;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.upsert.request.WriteOptions;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.Violation;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.RequestReader;
import dev.cardfile.wire.table.Shape;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Reads the bodies that describe a person: of upserts, creations, changes and imported rows. */
public final class UpsertReader {

  public static final Shape UPSERT = ContactBody.UPSERT.shape();
  public static final Shape CREATION = ContactBody.CREATION.shape();
  private static final Shape IMPORTED = ContactBody.IMPORTED.shape();
  public static final Shape CHANGE = ContactBody.CHANGE.shape();

  /** The earliest time zone on earth, where each date begins first. */
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
   * Reads the body of an upsert according to its location's settings. Never throws, whatever the
   * bytes.
   *
   * @param body decompressed, and limited in size by the caller
   * @param options those of the query
   * @param location the token's location
   * @param attribution used unless the body contains one
   */
  public Reading<Problem> read(
      byte[] body, OptionsReader.Said options, Location location, Attribution attribution) {
    return read(ContactBody.UPSERT, body, options, location, attribution);
  }

  /**
   * As {@link #read(byte[], OptionsReader.Said, Location, Attribution)}, for a body that is already
   * parsed as JSON.
   */
  public Reading<Problem> read(
      JsonObject body, OptionsReader.Said options, Location location, Attribution attribution) {
    return read(ContactBody.UPSERT, body, options, location, attribution);
  }

  /** Reads the body of a creation; otherwise as for an upsert. */
  public Reading<Problem> readCreation(
      byte[] body, OptionsReader.Said options, Location location, Attribution attribution) {
    return read(ContactBody.CREATION, body, options, location, attribution);
  }

  /** Reads the body of a change to a given contact; otherwise as for an upsert. */
  public Reading<Problem> readChange(
      byte[] body, OptionsReader.Said options, Location location, Attribution attribution) {
    return read(ContactBody.CHANGE, body, options, location, attribution);
  }

  /**
   * Reads a row of a file; otherwise as for an upsert. The row needs no match key if its contact
   * has an alias.
   *
   * @param more what the contact brings along for which an upsert's body has no property
   * @param origin of the contact, without what it brings along
   */
  public Reading<Problem> readImported(
      JsonObject body,
      JsonObject more,
      OptionsReader.Said options,
      Location location,
      Origin origin) {
    Reading<Problem> reading =
        read(ContactBody.IMPORTED, body, options, location, Attribution.UNKNOWN);
    if (reading instanceof Reading.Accepted<Problem>(UpsertRequest request)
        && origin.alias() == null
        && request.keys().isEmpty()) {
      return new Reading.Refused<>(new Problem.NoKey(List.of()));
    }
    return more.members().isEmpty()
        ? from(reading, origin)
        : carrying(reading, more, options, location, origin);
  }

  private static Reading<Problem> from(Reading<Problem> reading, Origin origin) {
    return reading instanceof Reading.Accepted<Problem>(UpsertRequest request)
        ? new Reading.Accepted<>(request.from(origin))
        : reading;
  }

  private static Reading<Problem> carrying(
      Reading<Problem> reading,
      JsonObject more,
      OptionsReader.Said options,
      Location location,
      Origin origin) {
    String country =
        reading instanceof Reading.Accepted<Problem>(UpsertRequest request)
                && request.texts().get(TextField.COUNTRY) instanceof Edit.Put<String>(String code)
            ? code
            : null;
    BodyReading<Carried> carried =
        CarriedPart.read(
            more, location.phoneRegionOf(country), options.options().in(location).dropsInvalid());
    return switch (carried) {
      case BodyReading.Refused<Carried>(Problem problem) ->
          new Reading.Refused<>(
              reading instanceof Reading.Refused<Problem>(Problem first)
                  ? both(first, problem)
                  : problem);
      case BodyReading.Accepted<Carried>(Carried brought, List<Warning> warnings) ->
          reading instanceof Reading.Accepted<Problem>(UpsertRequest said)
              ? new Reading.Accepted<>(said.from(origin.carrying(brought), warnings))
              : reading;
    };
  }

  private static Problem both(Problem first, Problem second) {
    if (!(first instanceof Problem.Invalid(List<Violation> one)
        && second instanceof Problem.Invalid(List<Violation> other))) {
      return first;
    }
    List<Violation> all = new ArrayList<>(one);
    all.addAll(other);
    return new Problem.Invalid(all);
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

package dev.cardfile.wire.batch;

import dev.cardfile.contact.Attribution;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonItems;
import dev.cardfile.json.JsonLines;
import dev.cardfile.json.JsonList;
import dev.cardfile.json.JsonNull;
import dev.cardfile.json.JsonNumber;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonReader;
import dev.cardfile.json.JsonString;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.upsert.Precondition;
import dev.cardfile.upsert.Precondition.Revisions;
import dev.cardfile.upsert.request.Reading;
import dev.cardfile.wire.EntityTags;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.Violation;
import dev.cardfile.wire.contact.OptionsReader;
import dev.cardfile.wire.contact.UpsertReader;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.ObjectReader;
import dev.cardfile.wire.table.RequestReader;
import dev.cardfile.wire.table.Requirement;
import dev.cardfile.wire.table.Schema;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import dev.cardfile.wire.table.Subject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a request of many upserts: first as a whole, then row by row. */
public final class BatchReader {

  public static final int MAX_ROWS = 10_000;

  /** The limits on each row. */
  public static final JsonItems.Limits LIMITS = new JsonItems.Limits(1 << 20, 5_000);

  public static final int MAX_REF_LENGTH = 64;

  private static final Property.OfString<String> CLIENT_REF =
      Property.string("clientRef", MAX_REF_LENGTH, Format.TEXT)
          .about("Your own name for the row, repeated in its result.");

  private static final Property.Other IF_MATCH =
      new Property.Other(
          "ifMatch",
          Schema.anyOf(List.of(Schema.STRING, Schema.INTEGER))
              .about(
                  "Write the row only if the contact has this revision or ETag; * if there is a"
                      + " contact. Otherwise its status is 412."));

  /** The properties that a row has in addition to those of an upsert's body. */
  private static final Shape OF_ROW = Shape.of(CLIENT_REF, IF_MATCH);

  private static final Property.OfObjects CONTACTS =
      Property.objects(
          "contacts", MAX_ROWS, UpsertReader.UPSERT.with(CLIENT_REF, IF_MATCH).requiringNothing());

  public static final Shape SHAPE =
      Shape.of(ObjectReader.LOCATION_ID, CONTACTS).requiring(ObjectReader.LOCATION_ID, CONTACTS);

  private static final Shape LINES_QUERY =
      Shape.of(ObjectReader.LOCATION_ID).requiring(ObjectReader.LOCATION_ID);

  /** The write options, and the location if the body consists of one row per line. */
  public static final Shape QUERY =
      OptionsReader.SHAPE.with(
          ObjectReader.LOCATION_ID.about("Required if the body has one row per line."));

  private static final Requirement NO_REVISION =
      new Requirement("wrong_format", "must be a revision or an ETag");

  private static final Pattern REVISION = Pattern.compile("[0-9]{1,18}");

  private final UpsertReader upserts;

  public BatchReader(UpsertReader upserts) {
    this.upserts = upserts;
  }

  /**
   * The rows of a request that is valid as a whole.
   *
   * @param items reads the rows, beginning with the first
   */
  public record Rows(int count, Items items) {}

  /** Opens the rows, to be read once. */
  @FunctionalInterface
  public interface Items {
    JsonItems open() throws IOException;
  }

  /**
   * Reads a body that is one object with a list of rows.
   *
   * @param body opens the body at its beginning
   * @param first other violations of the request
   */
  public BodyReading<Rows> json(Supplier<InputStream> body, LocationId own, List<Violation> first)
      throws IOException {
    return switch (JsonList.outline(body.get(), CONTACTS.name(), LIMITS.length())) {
      case JsonList.Whole.Unreadable(JsonReader.Parsed.Unreadable reason) ->
          new BodyReading.Refused<>(Problem.of(reason));
      case JsonList.Whole.Read(JsonList.Outline outline) ->
          RequestReader.object(
              whole(outline),
              SHAPE,
              own,
              first,
              said -> {
                refuseList(said, outline.items());
                return new Rows(outline.items(), () -> new JsonList(body.get(), outline, LIMITS));
              });
    };
  }

  /** Returns the body with an empty list in place of its rows. */
  private static JsonObject whole(JsonList.Outline outline) {
    return outline.items() < 0
        ? outline.others()
        : outline.others().with(outline.list(), new JsonArray(List.of()));
  }

  private static void refuseList(ObjectReader said, int items) {
    if (items > MAX_ROWS) {
      said.refuse(CONTACTS, Requirement.fewEnough(MAX_ROWS));
    } else if (items >= 0 || said.isMissing(CONTACTS)) {
      if (items <= 0) {
        said.refuse(CONTACTS, Requirement.NOT_EMPTY);
      }
    } else {
      said.refuse(CONTACTS, Requirement.ARRAY);
    }
  }

  /**
   * Reads a body with one row per line.
   *
   * @param query names the location
   */
  public BodyReading<Rows> lines(
      Supplier<InputStream> body, @Nullable String query, LocationId own, List<Violation> first)
      throws IOException {
    BodyReading<String> location =
        RequestReader.queryIn(own, query, LINES_QUERY, said -> own.value());
    List<Violation> violations = new ArrayList<>(first);
    if (location instanceof BodyReading.Refused<String>(Problem problem)) {
      if (!(problem instanceof Problem.Invalid(List<Violation> more))) {
        return new BodyReading.Refused<>(problem);
      }
      violations.addAll(more);
    }
    Subject rows = Subject.of(CONTACTS.name());
    int count = JsonLines.count(body.get(), MAX_ROWS);
    if (count > MAX_ROWS) {
      violations.add(Requirement.fewEnough(MAX_ROWS).brokenBy(rows));
    } else if (count == 0) {
      violations.add(Requirement.NOT_EMPTY.brokenBy(rows));
    }
    return violations.isEmpty()
        ? new BodyReading.Accepted<>(new Rows(count, () -> new JsonLines(body.get(), LIMITS)))
        : new BodyReading.Refused<>(new Problem.Invalid(violations));
  }

  /** Returns a row as it was sent, before it is read according to its location's settings. */
  public static BatchRow row(int index, JsonReader.Parsed sent) {
    return switch (sent) {
      case JsonReader.Parsed.Unreadable unreadable ->
          new BatchRow(
              index,
              null,
              Precondition.NONE,
              JsonObject.EMPTY,
              List.of(),
              Problem.of(unreadable),
              RowWeight.LEAST);
      case JsonReader.Parsed.Body(JsonObject object) -> row(index, object);
    };
  }

  private static BatchRow row(int index, JsonObject object) {
    SequencedMap<String, Json> own = new LinkedHashMap<>();
    SequencedMap<String, Json> body = new LinkedHashMap<>();
    object
        .members()
        .forEach((name, value) -> (OF_ROW.names().contains(name) ? own : body).put(name, value));
    Extras extras = own.isEmpty() ? Extras.NONE : Extras.of(new JsonObject(own));
    return new BatchRow(
        index,
        extras.clientRef(),
        extras.precondition(),
        new JsonObject(body),
        extras.violations(),
        null,
        RowWeight.of(object));
  }

  /** The properties that only rows have. */
  private record Extras(
      @Nullable String clientRef, Precondition precondition, List<Violation> violations) {

    static final Extras NONE = new Extras(null, Precondition.NONE, List.of());

    static Extras of(JsonObject own) {
      BodyReading<Extras> reading =
          RequestReader.object(
              own,
              OF_ROW,
              null,
              List.of(),
              said -> new Extras(said.string(CLIENT_REF).given(), precondition(said), List.of()));
      return switch (reading) {
        case BodyReading.Accepted<Extras>(Extras extras, var _) -> extras;
        case BodyReading.Refused<Extras>(Problem.Invalid(List<Violation> violations)) ->
            new Extras(null, Precondition.NONE, violations);
        case BodyReading.Refused<Extras>(Problem other) ->
            throw new IllegalStateException(other.toString());
      };
    }

    private static Precondition precondition(ObjectReader said) {
      Json sent = said.value(IF_MATCH);
      if (sent == null || sent instanceof JsonNull || Json.isBlank(sent)) {
        return Precondition.NONE;
      }
      Optional<Revisions> match =
          switch (sent) {
            case JsonNumber(var number) -> revision(number.toPlainString());
            case JsonString(String text) -> revision(text.strip());
            default -> Optional.empty();
          };
      if (match.isEmpty()) {
        said.refuse(IF_MATCH, NO_REVISION);
        return Precondition.NONE;
      }
      return new Precondition(match.get(), new Revisions.Unnamed());
    }

    private static Optional<Revisions> revision(String text) {
      return REVISION.matcher(text).matches()
          ? Optional.of(new Revisions.Some(Set.of(Long.valueOf(text))))
          : EntityTags.read(List.of(text));
    }
  }

  /**
   * Reads a row according to its location's settings. Never throws, whatever the row contains.
   *
   * @param options of the request
   * @param attribution used unless the row contains one
   */
  public Reading<Problem> read(
      BatchRow row, OptionsReader.Said options, Location location, Attribution attribution) {
    Problem unreadable = row.unreadable();
    if (unreadable != null) {
      return new Reading.Refused<>(unreadable);
    }
    JsonObject body = row.body();
    Json id = body.get(ObjectReader.LOCATION_ID.name());
    boolean unnamed = id == null || id instanceof JsonNull || Json.isBlank(id);
    return upserts.read(
        unnamed ? body.with(ObjectReader.LOCATION_ID.name(), location.id().value()) : body,
        new OptionsReader.Said(options.options(), row.violations()),
        location,
        attribution);
  }
}

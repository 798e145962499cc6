package dev.cardfile.wire.table;

import dev.cardfile.contact.Contact;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonReader;
import dev.cardfile.location.LocationId;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.Violation;
import dev.cardfile.wire.form.FormReader;
import dev.cardfile.wire.table.Shape.Property;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the body, query or form of a request as an object of a shape. */
public final class RequestReader {

  private RequestReader() {}

  /** Reads a body. Never throws, whatever the bytes. */
  public static <T> BodyReading<T> body(
      byte[] body, Shape shape, Function<ObjectReader, @Nullable T> reading) {
    return body(body, shape, null, path -> contact -> true, reading);
  }

  /** As {@link #body}, but if {@code locationId} is sent, it must be this location. */
  public static <T> BodyReading<T> bodyIn(
      LocationId own, byte[] body, Shape shape, Function<ObjectReader, @Nullable T> reading) {
    return body(body, shape, own, path -> contact -> true, reading);
  }

  /**
   * As {@link #bodyIn}.
   *
   * @param held for a path, tests whether a contact has something there, so that a null needs a
   *     warning
   */
  public static <T> BodyReading<T> body(
      byte[] body,
      Shape shape,
      @Nullable LocationId own,
      Function<String, Predicate<Contact>> held,
      Function<ObjectReader, @Nullable T> reading) {
    return body(body, shape, own, held, List.of(), false, reading);
  }

  /**
   * As above.
   *
   * @param first other violations of the request, reported before those of its body
   * @param dropInvalid whether invalid values are left out, with a warning
   */
  public static <T> BodyReading<T> body(
      byte[] body,
      Shape shape,
      @Nullable LocationId own,
      Function<String, Predicate<Contact>> held,
      List<Violation> first,
      boolean dropInvalid,
      Function<ObjectReader, @Nullable T> reading) {
    return switch (JsonReader.read(body)) {
      case JsonReader.Parsed.Unreadable none -> new BodyReading.Refused<>(Problem.of(none));
      case JsonReader.Parsed.Body(JsonObject object) ->
          object(object, shape, own, held, first, dropInvalid, reading);
    };
  }

  /** As above, for a body that is already parsed as JSON. */
  public static <T> BodyReading<T> object(
      JsonObject object,
      Shape shape,
      @Nullable LocationId own,
      Function<String, Predicate<Contact>> held,
      List<Violation> first,
      boolean dropInvalid,
      Function<ObjectReader, @Nullable T> reading) {
    ObjectReader.Reading started = new ObjectReader.Reading(held);
    started.violations.refuse(first);
    return read(object, shape, own, true, dropInvalid, started, reading);
  }

  /** As above, where invalid values are never left out. */
  public static <T> BodyReading<T> object(
      JsonObject object,
      Shape shape,
      @Nullable LocationId own,
      List<Violation> first,
      Function<ObjectReader, @Nullable T> reading) {
    return object(object, shape, own, path -> contact -> true, first, false, reading);
  }

  /** As {@link #body}, for a query; unknown parameters are ignored. */
  public static <T> BodyReading<T> query(
      @Nullable String query, Shape shape, Function<ObjectReader, @Nullable T> reading) {
    return form(FormReader.query(query), shape, null, reading);
  }

  /** As {@link #bodyIn}, for a query; unknown parameters are ignored. */
  public static <T> BodyReading<T> queryIn(
      LocationId own,
      @Nullable String query,
      Shape shape,
      Function<ObjectReader, @Nullable T> reading) {
    return form(FormReader.query(query), shape, own, reading);
  }

  /** As {@link #body}, for a form, or its fields sent as JSON; unknown fields are ignored. */
  public static <T> BodyReading<T> form(
      byte[] body, Shape shape, Function<ObjectReader, @Nullable T> reading) {
    return form(FormReader.body(body, FormReader.MAX_OAUTH_FIELDS), shape, null, reading);
  }

  /** As above, for a form that is already parsed. */
  public static <T> BodyReading<T> form(
      FormReader.Parsed form, Shape shape, Function<ObjectReader, @Nullable T> reading) {
    return form(form, shape, null, reading);
  }

  private static <T> BodyReading<T> form(
      FormReader.Parsed form,
      Shape shape,
      @Nullable LocationId own,
      Function<ObjectReader, @Nullable T> reading) {
    return switch (form) {
      case FormReader.Parsed.Unreadable(Problem problem) -> new BodyReading.Refused<>(problem);
      case FormReader.Parsed.Form(JsonObject fields) ->
          read(
              fields,
              shape,
              own,
              false,
              false,
              new ObjectReader.Reading(path -> contact -> true),
              reading);
    };
  }

  private static <T> BodyReading<T> read(
      JsonObject object,
      Shape shape,
      @Nullable LocationId own,
      boolean closed,
      boolean dropInvalid,
      ObjectReader.Reading reading,
      Function<ObjectReader, @Nullable T> read) {
    ObjectReader reader = new ObjectReader(object, shape, "", reading);
    Property location = own == null ? null : shape.get(ObjectReader.LOCATION_ID.name());
    if (own != null && location != null && reader.isForeign(own)) {
      return new BodyReading.Refused<>(new Problem.ForeignLocation());
    }
    if (closed) {
      shape.check(object, reading.violations);
    }
    if (location instanceof Property.OfString<?> text
        && (shape.requires(text) || !reader.isMissing(text))) {
      var _ = reader.string(text);
    }
    if (dropInvalid) {
      reading.dropInvalid();
    }
    T said = read.apply(reader);
    if (reading.before != null) {
      return new BodyReading.Refused<>(reading.before);
    }
    if (reading.violations.refuses()) {
      return new BodyReading.Refused<>(new Problem.Invalid(reading.violations.inOrder()));
    }
    return reading.behind != null
        ? new BodyReading.Refused<>(reading.behind)
        : new BodyReading.Accepted<>(
            Objects.requireNonNull(said, "nothing was refused"), List.copyOf(reading.warnings));
  }
}

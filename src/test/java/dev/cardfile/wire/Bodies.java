package dev.cardfile.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.Country;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonReader;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.upsert.request.Origin;
import dev.cardfile.upsert.request.Reading;
import dev.cardfile.upsert.request.UpsertRequest;
import dev.cardfile.wire.contact.ContactBody;
import dev.cardfile.wire.contact.OptionsReader;
import dev.cardfile.wire.contact.UpsertReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Bodies, and what the reader makes of them in a location with custom fields of every type. */
public final class Bodies {

  public static final String LOCATION_ID = "ve9EPM428h8vShlRW1KT";

  /** The 26th has already begun in the first time zones. */
  public static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  public static final Location LOCATION = location(null);

  private static final UpsertReader READER = new UpsertReader(InstantSource.fixed(NOW));

  private Bodies() {}

  /**
   * Returns a location with the API document's custom field, and two of each type: {@code f-<type>}
   * with the key {@code k_<type>}, and {@code f-<type>-ab} with options.
   */
  public static Location location(@Nullable String country) {
    List<CustomFieldDefinition> fields = new ArrayList<>();
    fields.add(
        new CustomFieldDefinition(
            "6dvNaf7VhkQ9snc5vnjJ",
            "my_custom_field",
            "My custom field",
            CustomFieldType.TEXT,
            List.of()));
    for (CustomFieldType type : CustomFieldType.values()) {
      String name = type.name().toLowerCase(Locale.ROOT);
      fields.add(new CustomFieldDefinition("f-" + name, "k_" + name, name, type, List.of()));
      fields.add(
          new CustomFieldDefinition(
              "f-" + name + "-ab", "k_" + name + "_ab", name, type, List.of("A", "B")));
    }
    return new Location(
        new LocationId(LOCATION_ID),
        "Deo's",
        country == null ? null : new Country(country),
        null,
        null,
        DuplicatePreference.DEFAULT,
        new CustomFieldDefinitions(fields),
        1);
  }

  /** Returns a body with the location, an e-mail and these members. */
  public static String with(String members) {
    return "{\"locationId\":\"" + LOCATION_ID + "\",\"email\":\"a@b.co\"," + members + "}";
  }

  public static Reading<Problem> read(byte[] body) {
    return READER.read(body, LOCATION, Attribution.UNKNOWN);
  }

  public static Reading<Problem> read(String body) {
    return read(body.getBytes(StandardCharsets.UTF_8));
  }

  public static Reading<Problem> read(ContactBody form, String body) {
    return read(form, body.getBytes(StandardCharsets.UTF_8));
  }

  public static Reading<Problem> read(ContactBody form, byte[] body) {
    return read(form, body, LOCATION);
  }

  private static Reading<Problem> read(ContactBody form, byte[] body, Location location) {
    return read(form, body, OptionsReader.Said.NOTHING, location);
  }

  public static Reading<Problem> read(
      ContactBody form, byte[] body, OptionsReader.Said options, Location location) {
    return switch (form) {
      case UPSERT -> READER.read(body, options, location, Attribution.UNKNOWN);
      case CREATION -> READER.readCreation(body, options, location, Attribution.UNKNOWN);
      case CHANGE -> READER.readChange(body, options, location, Attribution.UNKNOWN);
      case IMPORTED ->
          switch (JsonReader.read(body)) {
            case JsonReader.Parsed.Unreadable none -> new Reading.Refused<>(Problem.of(none));
            case JsonReader.Parsed.Body(JsonObject row) ->
                READER.readImported(row, JsonObject.EMPTY, options, location, Origin.NONE);
          };
    };
  }

  public static UpsertRequest accepted(ContactBody form, String body) {
    return accepted(body, read(form, body));
  }

  public static UpsertRequest accepted(String body, Location location) {
    return accepted(
        body, read(ContactBody.UPSERT, body.getBytes(StandardCharsets.UTF_8), location));
  }

  private static UpsertRequest accepted(String body, Reading<Problem> reading) {
    assertThat(reading).as(body).isInstanceOf(Reading.Accepted.class);
    return ((Reading.Accepted<Problem>) reading).request();
  }

  public static UpsertRequest accepted(String body) {
    return accepted(body, LOCATION);
  }

  public static Problem refused(byte[] body) {
    return refused(read(body));
  }

  public static Problem refused(ContactBody form, String body) {
    return refused(read(form, body));
  }

  private static Problem refused(Reading<Problem> reading) {
    assertThat(reading).isInstanceOf(Reading.Refused.class);
    return ((Reading.Refused<Problem>) reading).problem();
  }

  public static Problem refused(String body) {
    return refused(body.getBytes(StandardCharsets.UTF_8));
  }

  public static List<Violation> violations(String body) {
    return violations(ContactBody.UPSERT, body);
  }

  private static List<Violation> violations(ContactBody form, String body) {
    Problem problem = refused(form, body);
    assertThat(problem).as(body).isInstanceOf(Problem.Invalid.class);
    return ((Problem.Invalid) problem).violations();
  }

  public static List<String> messages(String body) {
    return violations(body).stream().map(Violation::message).toList();
  }

  public static List<String> messages(ContactBody form, String body) {
    return violations(form, body).stream().map(Violation::message).toList();
  }
}

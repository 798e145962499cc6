package dev.cardfile.wire;

import dev.cardfile.contact.Attribution;
import dev.cardfile.location.Location;
import dev.cardfile.upsert.Reading;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Reads the body of an upsert. */
public final class UpsertReader {

  /** Where on earth a day begins first. */
  private static final ZoneOffset EARLIEST = ZoneOffset.ofHours(14);

  private final InstantSource clock;

  public UpsertReader(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Reads a request body by its location's settings. It throws nothing, whatever the bytes.
   *
   * @param body unpacked, and bounded by the caller
   * @param location that of the token
   * @param attribution goes into the request as it is
   */
  public Reading<Problem> read(byte[] body, Location location, Attribution attribution) {
    return switch (JsonReader.read(body)) {
      case JsonReader.Parsed.Unreadable(String hint) ->
          new Reading.Refused<>(new Problem.UnreadableJson(hint));
      case JsonReader.Parsed.Body(Json.Members members) ->
          new BodyReader(members, location, latestBirth()).read(attribution);
    };
  }

  private LocalDate latestBirth() {
    return clock.instant().atOffset(EARLIEST).toLocalDate();
  }
}

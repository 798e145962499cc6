package dev.cardfile.access;

import dev.cardfile.location.LocationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who runs the server, with the hash of their token.
 *
 * @param name null if unnamed
 * @param locations the locations that the operator may enter; null for all, including future ones
 * @param expires when the token expires; null if it never does
 * @param revoked when the token was revoked; null if it was not
 */
public record Operator(
    String id,
    TokenHash hash,
    @Nullable String name,
    @Nullable List<LocationId> locations,
    Instant created,
    @Nullable Instant expires,
    @Nullable Instant revoked)
    implements Credential {

  public Operator {
    locations = locations == null ? null : List.copyOf(locations);
  }

  /** Reports whether the operator may enter every location, and so create and delete locations. */
  public boolean isOfAll() {
    return locations == null;
  }

  public boolean mayEnter(LocationId location) {
    return locations == null || locations.contains(location);
  }
}

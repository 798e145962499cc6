package dev.cardfile.access;

import dev.cardfile.location.LocationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who runs the server, by a token of which only a hash is known.
 *
 * @param name null when unnamed
 * @param locations those that the operator may enter; null for all, also those to come
 * @param expires null when the token never expires
 * @param revoked null while the token is good
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

  /** Whether the operator may enter every location, and so make and delete them. */
  public boolean isOfAll() {
    return locations == null;
  }

  public boolean mayEnter(LocationId location) {
    return locations == null || locations.contains(location);
  }
}

package dev.cardfile.http;

import dev.cardfile.access.Grant;
import dev.cardfile.contact.Attribution;
import dev.cardfile.location.LocationId;
import dev.cardfile.wire.ApiVersion;
import dev.cardfile.wire.Attributions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that was let in, apart from HTTP.
 *
 * @param ids what the path says, by the names that its route has for it
 * @param query as sent, still percent-encoded; null without one
 * @param caller null on a route that is open to everybody
 * @param body empty on a route that takes none
 * @param site where the server was reached, as {@link Site} says
 * @param origin what the request tells of where it came from
 */
record Call(
    String traceId,
    Map<String, String> ids,
    @Nullable String query,
    @Nullable Caller caller,
    byte[] body,
    String site,
    Origin origin) {

  record Caller(Grant grant, ApiVersion version) {}

  record Origin(@Nullable String userAgent, @Nullable String referrer, @Nullable String address) {

    Attribution attribution() {
      return Attributions.of(userAgent, referrer, address);
    }
  }

  /** The caller of a route that is not open to everybody. */
  Caller known() {
    if (caller == null) {
      throw new IllegalStateException("the route is open to everybody");
    }
    return caller;
  }

  /** The location of the caller's token: the only one that it can be about. */
  LocationId location() {
    return known().grant().location();
  }

  /** An id in the path, as it was sent. */
  String id(String name) {
    String id = ids.get(name);
    if (id == null) {
      throw new IllegalStateException("the route has no " + name);
    }
    return id;
  }
}

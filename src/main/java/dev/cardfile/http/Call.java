package dev.cardfile.http;

import dev.cardfile.access.Grant;
import dev.cardfile.wire.ApiVersion;
import org.jspecify.annotations.Nullable;

/**
 * A request that was let in, apart from HTTP.
 *
 * @param id the id in the path; blank when it has none
 * @param caller null on a route that is open to everybody
 * @param body empty on a route that takes none
 * @param origin what the request tells of where it came from
 */
record Call(String traceId, String id, @Nullable Caller caller, byte[] body, Origin origin) {

  record Caller(Grant grant, ApiVersion version) {}

  record Origin(@Nullable String userAgent, @Nullable String referrer, @Nullable String address) {}

  /** The caller of a route that is not open to everybody. */
  Caller known() {
    if (caller == null) {
      throw new IllegalStateException("the route is open to everybody");
    }
    return caller;
  }
}

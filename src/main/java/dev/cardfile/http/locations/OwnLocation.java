package dev.cardfile.http.locations;

import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.Endpoint;
import dev.cardfile.wire.Problem;

/**
 * Endpoints below {@code /locations/{locationId}}. Any other location than the token's is refused
 * in the same words, whether or not it exists.
 */
final class OwnLocation {

  private OwnLocation() {}

  /** The endpoint, for the token's own location only. */
  static Endpoint only(Endpoint endpoint) {
    return request ->
        request.location().value().equals(request.id("locationId"))
            ? endpoint.answer(request)
            : ApiResponse.refuse(new Problem.ForeignLocation());
  }
}

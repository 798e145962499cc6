package dev.cardfile.http.locations;

import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.Endpoint;
import dev.cardfile.wire.Problem;

/**
 * Restricts endpoints below {@code /locations/{locationId}} to the token's location. Any other
 * location is refused in the same words, whether or not it exists.
 */
final class OwnLocation {

  private OwnLocation() {}

  /** Returns the endpoint, restricted to the token's own location. */
  static Endpoint only(Endpoint endpoint) {
    return request ->
        request.location().value().equals(request.id("locationId"))
            ? endpoint.answer(request)
            : ApiResponse.refuse(new Problem.ForeignLocation());
  }
}

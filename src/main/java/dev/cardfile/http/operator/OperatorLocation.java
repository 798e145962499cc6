package dev.cardfile.http.operator;

import dev.cardfile.access.Operator;
import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.Endpoint;
import dev.cardfile.location.LocationId;
import dev.cardfile.wire.LocationPart;
import dev.cardfile.wire.Problem;

/**
 * Restricts endpoints below {@code /operator/locations/{locationId}} to the locations that the
 * operator may enter. Any other location is refused in the same words, whether or not it exists.
 */
final class OperatorLocation {

  private static final String ID = "locationId";

  private OperatorLocation() {}

  /** Returns the endpoint, restricted to the operator's locations. */
  static Endpoint only(Endpoint endpoint) {
    return request -> {
      String id = request.id(ID);
      Operator operator = request.operated().operator();
      if (LocationId.isWellFormed(id) && operator.mayEnter(new LocationId(id))) {
        return endpoint.answer(request);
      }
      return ApiResponse.refuse(operator.isOfAll() ? missing(id) : new Problem.ForeignLocation());
    };
  }

  /** Returns the endpoint, restricted to operators of all locations. */
  static Endpoint forOperatorsOfAll(Endpoint endpoint) {
    return request ->
        request.operated().operator().isOfAll()
            ? endpoint.answer(request)
            : ApiResponse.refuse(new Problem.OperatorOfSome());
  }

  /** Returns the location of a request that has passed {@link #only}. */
  static LocationId of(ApiRequest request) {
    return new LocationId(request.id(ID));
  }

  private static Problem missing(String id) {
    return new Problem.PartNotFound(LocationPart.LOCATION, id);
  }

  static ApiResponse missing(ApiRequest request) {
    return ApiResponse.refuse(missing(request.id(ID)));
  }
}

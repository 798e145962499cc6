package dev.cardfile.http.operator;

import dev.cardfile.access.Token;
import dev.cardfile.access.TokenSecret;
import dev.cardfile.access.TokenStore;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.Route;
import dev.cardfile.http.body.BodyKind;
import dev.cardfile.location.LocationId;
import dev.cardfile.openapi.OperatorOperations;
import dev.cardfile.store.LocationStore;
import dev.cardfile.store.UnknownLocation;
import dev.cardfile.wire.LocationPart;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.answer.AnswerWriter;
import dev.cardfile.wire.operator.NewToken;
import dev.cardfile.wire.operator.OperatorAnswers;
import dev.cardfile.wire.table.BodyReading;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

/**
 * The routes {@code /operator/locations/{locationId}/tokens} and below, where operators create and
 * revoke tokens.
 */
public final class OperatedTokenRoutes {

  private static final String ALL = OperatedLocationRoutes.EACH + "/tokens";
  private static final String EACH = ALL + "/{tokenId}";

  private final TokenStore tokens;
  private final LocationStore locations;
  private final IdSequence ids;
  private final InstantSource clock;
  private final Supplier<TokenSecret> secrets;
  private final AnswerWriter writer;

  /**
   * Creates the routes.
   *
   * @param secrets supplies the secrets of new tokens
   */
  public OperatedTokenRoutes(
      TokenStore tokens,
      LocationStore locations,
      IdSequence ids,
      InstantSource clock,
      Supplier<TokenSecret> secrets,
      AnswerWriter writer) {
    this.tokens = tokens;
    this.locations = locations;
    this.ids = ids;
    this.clock = clock;
    this.secrets = secrets;
    this.writer = writer;
  }

  public List<Route> routes() {
    return List.of(
        Route.operator(
            "GET",
            ALL,
            BodyKind.NONE,
            OperatorOperations.TOKENS,
            OperatorLocation.only(this::list)),
        Route.operator(
            "POST",
            ALL,
            BodyKind.JSON,
            OperatorOperations.ADD_TOKEN,
            OperatorLocation.only(this::create)),
        Route.operator(
            "DELETE",
            EACH,
            BodyKind.NONE,
            OperatorOperations.REVOKE_TOKEN,
            OperatorLocation.only(this::revoke)));
  }

  private ApiResponse list(ApiRequest request) {
    LocationId location = OperatorLocation.of(request);
    return locations.find(location).isEmpty()
        ? OperatorLocation.missing(request)
        : ApiResponse.json(
            OperatorAnswers.tokens(tokens.list(location), clock.instant(), request.traceId()),
            "listed");
  }

  private ApiResponse create(ApiRequest request) {
    return switch (NewToken.read(request.body())) {
      case BodyReading.Refused<NewToken>(Problem problem) -> ApiResponse.refuse(problem);
      case BodyReading.Accepted<NewToken>(NewToken wanted, var _) -> create(request, wanted);
    };
  }

  private ApiResponse create(ApiRequest request, NewToken wanted) {
    TokenSecret secret = secrets.get();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Token token =
        new Token(
            ids.next(),
            secret.hash(),
            OperatorLocation.of(request),
            wanted.name(),
            wanted.scopes(),
            now,
            wanted.expires(),
            null);
    try {
      tokens.create(token);
    } catch (UnknownLocation none) {
      return OperatorLocation.missing(request);
    }
    return ApiResponse.created(
            OperatorAnswers.token(token, secret, now, request.traceId()), "created")
        .notKept();
  }

  /** Revokes a token. One of another location is treated as if it did not exist. */
  private ApiResponse revoke(ApiRequest request) {
    String id = request.id("tokenId");
    boolean known =
        tokens.list(OperatorLocation.of(request)).stream().anyMatch(token -> token.id().equals(id));
    return known && tokens.revoke(id, clock.instant())
        ? ApiResponse.json(writer.succeeded(request.traceId()), "revoked")
        : ApiResponse.refuse(new Problem.PartNotFound(LocationPart.TOKEN, id));
  }
}

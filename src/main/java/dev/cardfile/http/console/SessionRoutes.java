package dev.cardfile.http.console;

import dev.cardfile.access.Operator;
import dev.cardfile.access.OperatorStore;
import dev.cardfile.access.Operators;
import dev.cardfile.access.TokenHash;
import dev.cardfile.http.ApiRequest;
import dev.cardfile.http.ApiResponse;
import dev.cardfile.http.OperatorAccess;
import dev.cardfile.http.Route;
import dev.cardfile.http.body.BodyKind;
import dev.cardfile.openapi.OperatorOperations;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.operator.SessionAnswer;
import dev.cardfile.wire.operator.SignIn;
import dev.cardfile.wire.table.BodyReading;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /console/session}: signs operators in to the console, and out. Exists where the console
 * does.
 */
public final class SessionRoutes {

  private static final String PATH = "/console/session";
  private static final String SET_COOKIE = "Set-Cookie";

  private final ConsoleSessions sessions;
  private final OperatorAccess access;
  private final Operators operators;
  private final OperatorStore store;
  private final InstantSource clock;
  private final String version;
  private final SignInLimit limit;

  /**
   * @param version the version of the program
   */
  public SessionRoutes(
      ConsoleSessions sessions,
      OperatorAccess access,
      Operators operators,
      OperatorStore store,
      InstantSource clock,
      String version) {
    this.sessions = sessions;
    this.access = access;
    this.operators = operators;
    this.store = store;
    this.clock = clock;
    this.version = version;
    this.limit = new SignInLimit(clock);
  }

  public List<Route> routes() {
    return List.of(
        Route.signIn("POST", PATH, BodyKind.JSON, OperatorOperations.SIGN_IN, this::signIn),
        Route.signIn("GET", PATH, BodyKind.NONE, OperatorOperations.SESSION, this::show),
        Route.signIn("DELETE", PATH, BodyKind.NONE, OperatorOperations.SIGN_OUT, this::signOut));
  }

  private ApiResponse signIn(ApiRequest request) {
    if (request.headers().isFromAnotherSite() || request.headers().isFromAnotherOrigin()) {
      return ApiResponse.refuse(new Problem.ForeignSite());
    }
    return switch (SignIn.read(request.body())) {
      case BodyReading.Refused<SignIn>(Problem problem) -> ApiResponse.refuse(problem);
      case BodyReading.Accepted<SignIn>(SignIn signIn, var _) -> signIn(request, signIn);
    };
  }

  private ApiResponse signIn(ApiRequest request, SignIn signIn) {
    if (signIn.token() != null) {
      Optional<Operator> operator = operators.authenticate(signIn.token());
      return operator
          .map(known -> empty("signed_in", sessions.begin(known, false)))
          .orElseGet(() -> refused(request));
    }
    return signIn.code() != null
            && access.isLocal(request.headers())
            && store.redeemLink(TokenHash.of(signIn.code()), clock.instant())
        ? empty("signed_in", sessions.begin(ConsoleSessions.AT_THIS_MACHINE, true))
        : refused(request);
  }

  private ApiResponse refused(ApiRequest request) {
    long wait = limit.failed(request.headers().address());
    return ApiResponse.refuse(
        wait > 0 ? new Problem.RateLimited(wait) : new Problem.SignInRefused());
  }

  private ApiResponse show(ApiRequest request) {
    return sessions
        .shown(request.headers())
        .map(shown ->
            ApiResponse.json(
                    SessionAnswer.ANSWER.bytes(
                        new SessionAnswer(shown.operator(), shown.expires(), shown.csrf(), version),
                        request.traceId()),
                    "shown")
                .notKept())
        .orElseGet(() -> ApiResponse.refuse(new Problem.NotSignedIn()));
  }

  private ApiResponse signOut(ApiRequest request) {
    return sessions.find(request.headers()).isPresent()
        ? empty("signed_out", sessions.end(request.headers()))
        : ApiResponse.refuse(new Problem.NotSignedIn());
  }

  private static ApiResponse empty(String outcome, String cookie) {
    return new ApiResponse.Body(204, ApiResponse.JSON, new byte[0], outcome)
        .with(Map.of(SET_COOKIE, cookie))
        .notKept();
  }
}

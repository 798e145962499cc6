package dev.cardfile.http;

import dev.cardfile.access.Authenticator;
import dev.cardfile.access.Grant;
import dev.cardfile.access.Scope;
import dev.cardfile.http.server.HeaderName;
import dev.cardfile.http.server.Request;
import dev.cardfile.location.LocationId;
import dev.cardfile.oauth.Authorizations;
import dev.cardfile.oauth.CompanyGrant;
import dev.cardfile.wire.ApiVersion;
import dev.cardfile.wire.Problem;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a request is admitted. It checks the token, the version, whether the version has
 * the path, the scope and the rate limit, in this order; for an operator at a location's route,
 * also the location that the headers name, after the rate limit.
 */
final class RequestGuard {

  private static final HeaderName AUTHORIZATION = HeaderName.of("Authorization");
  private static final HeaderName VERSION = HeaderName.of("Version");
  private static final HeaderName LOCATION = HeaderName.of("X-Location-Id");

  /** The version of a request that names none, on a route where it need not. */
  private static final ApiVersion BEFORE_V3 = ApiVersion.V2021_07_28;

  private static final Pattern BEARER =
      Pattern.compile("\\s*bearer\\s+(\\S+)\\s*", Pattern.CASE_INSENSITIVE);

  private final Authenticator authenticator;
  private final Authorizations authorizations;
  private final OperatorSignIn operators;
  private final RateLimit rateLimit;

  RequestGuard(
      Authenticator authenticator,
      Authorizations authorizations,
      OperatorSignIn operators,
      RateLimit rateLimit) {
    this.authenticator = authenticator;
    this.authorizations = authorizations;
    this.operators = operators;
    this.rateLimit = rateLimit;
  }

  /** Reports whether a route exists for the sender. Operator routes exist only for some. */
  boolean isThere(Route route, RequestHeaders headers) {
    return !route.isOperatorRoute() || operators.access().isOpenTo(headers);
  }

  sealed interface Decision {

    /**
     * The request is admitted.
     *
     * @param bearer the caller; null if the route is open to everybody
     */
    record Admitted(ApiRequest.@Nullable Bearer bearer) implements Decision {}

    record Refused(Problem problem) implements Decision {}
  }

  /** A request to a route, about which to decide. */
  private record Asked(
      Request request, RequestHeaders headers, Route route, String path, RequestContext context) {}

  /**
   * Decides whether a request is admitted.
   *
   * @param path as sent
   * @param context receives the caller and the state of the rate limit
   * @throws dev.cardfile.store.StoreUnavailable if the token cannot be looked up
   */
  Decision decide(
      Request request, RequestHeaders headers, Route route, String path, RequestContext context) {
    Asked asked = new Asked(request, headers, route, path, context);
    return switch (route.access()) {
      case Route.Access.Open(), Route.Access.SignIn() -> new Decision.Admitted(null);
      case Route.Access.Needs(Scope scope) -> decideOfLocation(asked, scope);
      case Route.Access.NeedsCompany(Scope scope) -> decideOfCompany(asked, scope);
      case Route.Access.Operators() -> decideOfOperators(asked);
    };
  }

  private Decision decideOfOperators(Asked asked) {
    String secret = secret(asked.request());
    Optional<OperatorSessions.SignedIn> known = operators.find(secret, asked.headers());
    if (known.isPresent()) {
      OperatorSessions.SignedIn signedIn = known.get();
      asked.context().calledBy(signedIn.operator());
      return withinRate(
          Grant.countedAs(signedIn.operator()),
          new ApiRequest.OperatorCaller(signedIn.operator(), signedIn.still()),
          asked.context());
    }
    return new Decision.Refused(
        authenticator.authenticate(secret).isPresent()
                || authorizations.companyGrant(secret).isPresent()
            ? new Problem.OperatorNeeded()
            : invalidToken(asked.request()));
  }

  /** Treats an operator as the bearer of a token for the location with all scopes. */
  private Decision decideOfLocation(Asked asked, OperatorSessions.SignedIn signedIn) {
    asked.context().calledBy(signedIn.operator());
    return switch (version(asked)) {
      case Versioned.Wrong(Problem problem) -> new Decision.Refused(problem);
      case Versioned.Known(ApiVersion version) -> {
        Problem beyond = beyondRate(Grant.countedAs(signedIn.operator()), 1, asked.context());
        yield beyond == null ? enter(asked, signedIn, version) : new Decision.Refused(beyond);
      }
    };
  }

  private Decision enter(Asked asked, OperatorSessions.SignedIn signedIn, ApiVersion version) {
    Optional<String> named =
        only(asked.request().headers(LOCATION)).map(String::strip).filter(id -> !id.isEmpty());
    if (named.isEmpty()) {
      return new Decision.Refused(new Problem.LocationHeaderMissing());
    }
    return named
        .filter(LocationId::isWellFormed)
        .map(LocationId::new)
        .filter(id -> operators.mayEnter(signedIn.operator(), id))
        .map(id -> entered(asked.context(), signedIn, version, id))
        .orElseGet(() -> new Decision.Refused(new Problem.ForeignLocation()));
  }

  private Decision entered(
      RequestContext context,
      OperatorSessions.SignedIn signedIn,
      ApiVersion version,
      LocationId location) {
    Grant grant = Grant.ofOperator(signedIn.operator(), location);
    context.calledBy(grant);
    return new Decision.Admitted(
        new ApiRequest.Caller(
            grant,
            version,
            () ->
                signedIn.still().getAsBoolean()
                    && operators.mayEnter(signedIn.operator(), location),
            more -> beyondRate(grant.countedAs(), more, context)));
  }

  private Decision decideOfLocation(Asked asked, Scope needed) {
    String secret = secret(asked.request());
    Optional<OperatorSessions.SignedIn> operator = operators.find(secret, asked.headers());
    if (operator.isPresent()) {
      return decideOfLocation(asked, operator.get());
    }
    Optional<Grant> known = authenticator.authenticate(secret);
    if (known.isEmpty() && authorizations.companyGrant(secret).isEmpty()) {
      return new Decision.Refused(invalidToken(asked.request()));
    }
    known.ifPresent(asked.context()::calledBy);
    return switch (version(asked)) {
      case Versioned.Wrong(Problem problem) -> new Decision.Refused(problem);
      case Versioned.Known(ApiVersion version) ->
          known
              .map(grant ->
                  decide(
                      new ApiRequest.Caller(
                          grant,
                          version,
                          () -> isValid(secret, needed),
                          more -> beyondRate(grant.countedAs(), more, asked.context())),
                      needed,
                      asked.context()))
              .orElseGet(() -> new Decision.Refused(new Problem.WrongTokenClass()));
    };
  }

  private Decision decide(ApiRequest.Caller caller, Scope needed, RequestContext context) {
    return caller.grant().allows(needed)
        ? withinRate(caller.grant().countedAs(), caller, context)
        : new Decision.Refused(new Problem.ScopeMissing(needed.wireName()));
  }

  private boolean isValid(String secret, Scope needed) {
    return authenticator.authenticate(secret).filter(grant -> grant.allows(needed)).isPresent();
  }

  private Decision decideOfCompany(Asked asked, Scope needed) {
    String secret = secret(asked.request());
    Optional<CompanyGrant> known = authorizations.companyGrant(secret);
    if (known.isEmpty()
        && authenticator.authenticate(secret).isEmpty()
        && operators.find(secret, asked.headers()).isEmpty()) {
      return new Decision.Refused(invalidToken(asked.request()));
    }
    return switch (version(asked)) {
      case Versioned.Wrong(Problem problem) -> new Decision.Refused(problem);
      case Versioned.Known any ->
          known
              .map(grant -> decide(grant, needed, asked.context()))
              .orElseGet(() -> new Decision.Refused(new Problem.WrongTokenClass()));
    };
  }

  private Decision decide(CompanyGrant grant, Scope needed, RequestContext context) {
    return grant.allows(needed)
        ? withinRate(grant.app().id(), new ApiRequest.CompanyCaller(grant), context)
        : new Decision.Refused(new Problem.ScopeMissing(needed.wireName()));
  }

  /** The parsed {@code Version} header. */
  private sealed interface Versioned {

    record Known(ApiVersion version) implements Versioned {}

    record Wrong(Problem problem) implements Versioned {}
  }

  private static Versioned version(Asked asked) {
    List<String> versions = asked.request().headers(VERSION);
    if (versions.isEmpty() || versions.stream().allMatch(String::isBlank)) {
      return asked.route().mayLackVersion()
          ? new Versioned.Known(BEFORE_V3)
          : new Versioned.Wrong(new Problem.VersionMissing());
    }
    return only(versions)
        .flatMap(ApiVersion::named)
        .map(version -> version(asked, version))
        .orElseGet(() -> new Versioned.Wrong(new Problem.VersionInvalid()));
  }

  private static Versioned version(Asked asked, ApiVersion named) {
    Problem missing =
        asked.route().versions().missing(named, asked.context().method(), asked.path());
    return missing == null ? new Versioned.Known(named) : new Versioned.Wrong(missing);
  }

  private Decision withinRate(String countedAs, ApiRequest.Bearer bearer, RequestContext context) {
    Problem beyond = beyondRate(countedAs, 1, context);
    return beyond == null ? new Decision.Admitted(bearer) : new Decision.Refused(beyond);
  }

  /**
   * Counts requests against the rate limit. Returns null if they were counted, or the problem if
   * they exceed the limit; then none is counted.
   */
  private @Nullable Problem beyondRate(String countedAs, int requests, RequestContext context) {
    if (!rateLimit.isOn()) {
      return null;
    }
    RateLimit.Usage usage = rateLimit.use(countedAs, requests);
    context.uses(usage);
    return usage.retryAfterSeconds() > 0
        ? new Problem.RateLimited(usage.retryAfterSeconds())
        : null;
  }

  private static Problem invalidToken(Request request) {
    return new Problem.InvalidToken(
        request.headers(AUTHORIZATION).stream().allMatch(String::isBlank));
  }

  /** Returns the bearer token of a request; empty without one. */
  private static String secret(Request request) {
    return only(request.headers(AUTHORIZATION))
        .map(BEARER::matcher)
        .filter(Matcher::matches)
        .map(bearer -> bearer.group(1))
        .orElse("");
  }

  /** Returns a header's only value; empty if it was not sent, or with different values. */
  private static Optional<String> only(List<String> values) {
    String first = values.isEmpty() ? null : values.getFirst();
    for (String value : values) {
      if (!value.equals(first)) {
        return Optional.empty();
      }
    }
    return Optional.ofNullable(first);
  }
}

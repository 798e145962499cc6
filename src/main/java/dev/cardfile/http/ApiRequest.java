package dev.cardfile.http;

import dev.cardfile.access.Grant;
import dev.cardfile.access.Operator;
import dev.cardfile.contact.Actor;
import dev.cardfile.contact.Attribution;
import dev.cardfile.http.body.BodyBudget;
import dev.cardfile.http.body.Spool;
import dev.cardfile.location.LocationId;
import dev.cardfile.oauth.CompanyGrant;
import dev.cardfile.wire.ApiVersion;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.contact.Attributions;
import dev.cardfile.write.work.WriteTerms;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An admitted request, independent of HTTP.
 *
 * @param route the route's label in the log and the metrics
 * @param ids the ids in the path, by their names in the route's pattern
 * @param query as sent, still percent-encoded; null without one
 * @param bearer null on a route that is open to everybody
 * @param body empty on a route without a body, or whose body is read into a spool
 * @param origin where the request came from, for the contact's attribution
 * @param headers the headers that endpoints may read
 * @param conditions the preconditions for writing the contact that the request is about
 * @param longBody null on a route whose body is not read into a spool
 */
public record ApiRequest(
    String traceId,
    String route,
    Map<String, String> ids,
    @Nullable String query,
    @Nullable Bearer bearer,
    byte[] body,
    Origin origin,
    RequestHeaders headers,
    Conditions conditions,
    @Nullable LongBody longBody) {

  /**
   * A body that was read into a spool, which is deleted when the endpoint returns.
   *
   * @param isLines whether the body has one JSON object per line
   * @param multipart the content type if the body is a multipart form; otherwise null
   * @param memory the memory that the request has reserved, until the endpoint returns
   */
  public record LongBody(
      Spool spool, boolean isLines, @Nullable String multipart, BodyBudget.Share memory) {}

  /** The caller of a request, by the kind of token that came with it. */
  sealed interface Bearer {}

  /**
   * The bearer of a location's token.
   *
   * @param stillValid checks again whether the token is valid and has the scope that the route
   *     needs; for requests that take long
   * @param rate counts against the caller's rate limit
   */
  public record Caller(Grant grant, ApiVersion version, BooleanSupplier stillValid, RateCount rate)
      implements Bearer {}

  /** Counts the additional requests that one request stands for, such as the rows of a batch. */
  @FunctionalInterface
  public interface RateCount {

    /**
     * Counts additional requests against the rate limit. Returns null if they were counted, or the
     * problem if they exceed the limit; then none is counted.
     */
    @Nullable Problem more(int requests);
  }

  record CompanyCaller(CompanyGrant grant) implements Bearer {}

  /**
   * An operator, on a route for operators.
   *
   * @param stillValid checks again whether the operator's token or session is valid; for requests
   *     that take long
   */
  public record OperatorCaller(Operator operator, BooleanSupplier stillValid) implements Bearer {}

  public record Origin(
      @Nullable String userAgent, @Nullable String referrer, @Nullable String address) {

    public Attribution attribution() {
      return Attributions.of(userAgent, referrer, address);
    }
  }

  /** Returns the request with a long body. */
  ApiRequest with(LongBody sent) {
    return new ApiRequest(
        traceId, route, ids, query, bearer, body, origin, headers, conditions, sent);
  }

  /** Returns the body, on a route where it is read into a spool. */
  public LongBody spooled() {
    return Objects.requireNonNull(longBody, "the route has no long body");
  }

  /** Returns the caller, on a route for the bearers of a location's tokens. */
  public Caller known() {
    if (bearer instanceof Caller caller) {
      return caller;
    }
    throw new IllegalStateException("the route is not for bearers of a location's tokens");
  }

  /** Returns what the caller may do, on a route for the bearers of company tokens. */
  public CompanyGrant company() {
    if (bearer instanceof CompanyCaller(CompanyGrant grant)) {
      return grant;
    }
    throw new IllegalStateException("the route is not for bearers of company tokens");
  }

  /** Returns the caller, on a route for operators. */
  public OperatorCaller operated() {
    if (bearer instanceof OperatorCaller caller) {
      return caller;
    }
    throw new IllegalStateException("the route is not for operators");
  }

  /** Returns the location of the caller's token: the only one that the request can be about. */
  public LocationId location() {
    return known().grant().location();
  }

  /** Returns the actor to record for the changes that the request makes. */
  public Actor actor() {
    if (bearer instanceof OperatorCaller caller) {
      return Actor.operator(caller.operator().id(), traceId);
    }
    Grant grant = known().grant();
    String operator = grant.operator();
    return operator == null
        ? Actor.api(grant.tokenId(), grant.app(), traceId)
        : Actor.operator(operator, traceId);
  }

  /** Returns the actor and the precondition for what the request writes. */
  public WriteTerms terms() {
    return WriteTerms.of(actor()).where(conditions.precondition());
  }

  /** Returns the request with other ids in its path. */
  ApiRequest withIds(Map<String, String> others) {
    return new ApiRequest(
        traceId, route, others, query, bearer, body, origin, headers, conditions, longBody);
  }

  /** Returns an id from the path, as it was sent. */
  public String id(String name) {
    String id = ids.get(name);
    if (id == null) {
      throw new IllegalStateException("the route has no " + name);
    }
    return id;
  }
}

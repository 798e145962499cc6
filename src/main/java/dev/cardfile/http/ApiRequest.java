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
import dev.cardfile.write.work.Terms;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A request that was let in, apart from HTTP.
 *
 * @param route as the log and the metrics call it
 * @param ids what the path says, by the names that its route has for it
 * @param query as sent, still percent-encoded; null without one
 * @param bearer null on a route that is open to everybody
 * @param body empty on a route that takes none
 * @param origin what the request tells of where it came from
 * @param headers what it tells of who sent it, and where to
 * @param conditions what must be true of the contact that it is about
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
   * A body that was read into a spool, for as long as the request is answered.
   *
   * @param isLines whether it has an object a line
   * @param multipart its type, where it is a form of several parts; else null
   * @param memory what the request takes
   */
  public record LongBody(
      Spool spool, boolean isLines, @Nullable String multipart, BodyBudget.Share memory) {}

  /** Whose token it is that came with the request. */
  sealed interface Bearer {}

  /**
   * The bearer of a location's token.
   *
   * @param rate what the caller may still send
   * @param stillValid whether the token still allows what the route needs, as the store says now;
   *     for requests that take long
   */
  public record Caller(Grant grant, ApiVersion version, BooleanSupplier stillValid, RateCount rate)
      implements Bearer {}

  /** Counts what counts as more than one request. */
  @FunctionalInterface
  public interface RateCount {

    /** Why there may not be so many more; null when there may, and then they are counted. */
    @Nullable Problem more(int requests);
  }

  record CompanyCaller(CompanyGrant grant) implements Bearer {}

  /**
   * An operator, on a route for operators.
   *
   * @param stillValid whether that is so, as the store says now; for requests that take long
   */
  public record OperatorCaller(Operator operator, BooleanSupplier stillValid) implements Bearer {}

  public record Origin(
      @Nullable String userAgent, @Nullable String referrer, @Nullable String address) {

    public Attribution attribution() {
      return Attributions.of(userAgent, referrer, address);
    }
  }

  /** The same, with a long body. */
  ApiRequest with(LongBody sent) {
    return new ApiRequest(
        traceId, route, ids, query, bearer, body, origin, headers, conditions, sent);
  }

  /** The body, on a route where it is read into a spool. */
  public LongBody spooled() {
    return Objects.requireNonNull(longBody, "the route has no long body");
  }

  /** The caller of a route for the bearers of a location's tokens. */
  public Caller known() {
    if (bearer instanceof Caller caller) {
      return caller;
    }
    throw new IllegalStateException("the route is not for bearers of a location's tokens");
  }

  /** What the caller may do, on a route for the bearers of company tokens. */
  public CompanyGrant company() {
    if (bearer instanceof CompanyCaller(CompanyGrant grant)) {
      return grant;
    }
    throw new IllegalStateException("the route is not for bearers of company tokens");
  }

  /** The operator who calls, on a route for operators. */
  public OperatorCaller operated() {
    if (bearer instanceof OperatorCaller caller) {
      return caller;
    }
    throw new IllegalStateException("the route is not for operators");
  }

  /** The location of the caller's token: the only one that it can be about. */
  public LocationId location() {
    return known().grant().location();
  }

  /** On whose behalf is written what the caller asks for. */
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

  /** On what terms what the caller asks for is written. */
  public Terms terms() {
    return Terms.of(actor()).where(conditions.precondition());
  }

  /** The same with other ids in its path. */
  ApiRequest withIds(Map<String, String> others) {
    return new ApiRequest(
        traceId, route, others, query, bearer, body, origin, headers, conditions, longBody);
  }

  /** An id in the path, as it was sent. */
  public String id(String name) {
    String id = ids.get(name);
    if (id == null) {
      throw new IllegalStateException("the route has no " + name);
    }
    return id;
  }
}

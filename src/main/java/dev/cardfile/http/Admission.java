package dev.cardfile.http;

import dev.cardfile.access.Authenticator;
import dev.cardfile.access.Grant;
import dev.cardfile.access.Scope;
import dev.cardfile.wire.ApiVersion;
import dev.cardfile.wire.Problem;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets a request in, or says why not: token, version, scope, rate limit, in this order. */
final class Admission {

  private static final HeaderName VERSION = HeaderNames.create("Version");
  private static final Pattern BEARER =
      Pattern.compile("\\s*bearer\\s+(\\S+)\\s*", Pattern.CASE_INSENSITIVE);

  private final Authenticator authenticator;
  private final RateLimit rateLimit;

  Admission(Authenticator authenticator, RateLimit rateLimit) {
    this.authenticator = authenticator;
    this.rateLimit = rateLimit;
  }

  sealed interface Decision {

    record Admitted(Call.Caller caller) implements Decision {}

    record Refused(Problem problem) implements Decision {}
  }

  /**
   * Decides about a request.
   *
   * @param exchange is told who calls and how much of the rate limit is left
   * @throws dev.cardfile.store.StoreUnavailable when the token cannot be looked up
   */
  Decision decide(ServerRequestHeaders headers, Scope needed, Exchange exchange) {
    Optional<Grant> known = grant(headers);
    if (known.isEmpty()) {
      return new Decision.Refused(new Problem.InvalidToken());
    }
    Grant grant = known.get();
    exchange.calledBy(grant);
    List<String> versions = all(headers, VERSION);
    if (versions.isEmpty() || versions.stream().allMatch(String::isBlank)) {
      return new Decision.Refused(new Problem.VersionMissing());
    }
    Optional<ApiVersion> version = only(versions).flatMap(ApiVersion::named);
    if (version.isEmpty()) {
      return new Decision.Refused(new Problem.VersionInvalid());
    }
    if (!grant.allows(needed)) {
      return new Decision.Refused(new Problem.ScopeMissing(needed.wireName()));
    }
    return withinRate(grant, version.get(), exchange);
  }

  private Decision withinRate(Grant grant, ApiVersion version, Exchange exchange) {
    if (rateLimit.isOn()) {
      RateLimit.Usage usage = rateLimit.use(grant);
      exchange.uses(usage);
      if (usage.retryAfterSeconds() > 0) {
        return new Decision.Refused(new Problem.RateLimited(usage.retryAfterSeconds()));
      }
    }
    return new Decision.Admitted(new Call.Caller(grant, version));
  }

  private Optional<Grant> grant(ServerRequestHeaders headers) {
    return only(all(headers, HeaderNames.AUTHORIZATION))
        .map(BEARER::matcher)
        .filter(Matcher::matches)
        .flatMap(bearer -> authenticator.authenticate(bearer.group(1)));
  }

  private static List<String> all(ServerRequestHeaders headers, HeaderName name) {
    return headers.contains(name) ? headers.get(name).allValues() : List.of();
  }

  /** The value that was sent; empty when none was, or several that differ. */
  private static Optional<String> only(List<String> values) {
    return values.isEmpty() || values.stream().anyMatch(value -> !value.equals(values.getFirst()))
        ? Optional.empty()
        : Optional.of(values.getFirst());
  }
}

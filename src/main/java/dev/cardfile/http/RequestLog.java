package dev.cardfile.http;

import dev.cardfile.access.Grant;
import dev.cardfile.openapi.Operation;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.ProblemText;
import dev.cardfile.wire.Violation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Logs one line for each request. A line never contains a token or contact data. Of what a caller
 * has made up, such as an unknown property or path, it does not contain even the name.
 */
final class RequestLog {

  private static final Logger LOG = LoggerFactory.getLogger("dev.cardfile.request");

  private static final Set<String> KNOWN =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

  private static final String UNKNOWN_PROPERTY = "unknown_property";
  private static final int MAX_VIOLATIONS = 3;

  private RequestLog() {}

  /**
   * Logs an answered request.
   *
   * @param outcome the outcome, in a word
   * @param problem why the request was rejected; null if it was not
   */
  static void answered(
      RequestContext context, int status, String outcome, @Nullable Problem problem) {
    LoggingEventBuilder line =
        (status >= 500 ? LOG.atWarn() : LOG.atInfo())
            .addKeyValue("trace", context.traceId())
            .addKeyValue("method", KNOWN.contains(context.method()) ? context.method() : "other")
            .addKeyValue("route", context.route())
            .addKeyValue("status", status)
            .addKeyValue("outcome", outcome)
            .addKeyValue("micros", context.elapsed().toNanos() / 1000);
    for (Map.Entry<String, Long> count : context.counts().entrySet()) {
      line = line.addKeyValue(count.getKey(), count.getValue());
    }
    if (context.unroutedPath() != null) {
      line = line.addKeyValue("path", context.unroutedPath());
    }
    Operation operation = context.operation();
    if (problem instanceof Problem.Invalid(List<Violation> violations) && operation != null) {
      line = line.addKeyValue("violations", words(violations, LoggedFields.of(operation)));
    }
    Grant grant = context.grant();
    if (grant != null) {
      line =
          line.addKeyValue("location", grant.location().value())
              .addKeyValue("token", grant.tokenId());
    }
    if (context.operator() != null) {
      line = line.addKeyValue("operator", context.operator());
    }
    line.log("request");
  }

  /** Lists the first violations' fields and codes: {@code firstName wrong_type, email invalid}. */
  private static String words(List<Violation> violations, LoggedFields known) {
    String first =
        violations.stream()
            .limit(MAX_VIOLATIONS)
            .map(violation -> field(violation, known) + " " + violation.code())
            .collect(Collectors.joining(", "));
    int more = violations.size() - MAX_VIOLATIONS;
    return more > 0 ? first + " and %d more".formatted(more) : first;
  }

  private static String field(Violation violation, LoggedFields known) {
    return violation.code().equals(UNKNOWN_PROPERTY)
        ? LoggedFields.OTHER
        : known.shown(violation.field());
  }

  /** Logs a request that was rejected before a route was found. */
  static void rejected(String traceId, ProblemText why) {
    LOG.atInfo()
        .addKeyValue("trace", traceId)
        .addKeyValue("status", why.status())
        .addKeyValue("reason", why.code())
        .log("request rejected before it was routed");
  }

  /**
   * Logs a bug in the server, with its stack trace. Exception messages contain no personal data.
   */
  static void fault(RequestContext context, Throwable fault) {
    LOG.atError()
        .addKeyValue("trace", context.traceId())
        .addKeyValue("route", context.route())
        .setCause(fault)
        .log("request failed because of a bug in Cardfile");
  }

  /** Logs an answer that was cut short. The reason contains no personal data. */
  static void brokenOff(RequestContext context, AnswerAborted broken) {
    LOG.atInfo()
        .addKeyValue("trace", context.traceId())
        .addKeyValue("route", context.route())
        .addKeyValue("reason", String.valueOf(broken.getMessage()))
        .log("answer aborted");
  }

  /** Logs that the store was unavailable when a request needed it. */
  static void storeAway(RequestContext context, StoreUnavailable away) {
    LOG.atWarn()
        .addKeyValue("trace", context.traceId())
        .addKeyValue("route", context.route())
        .addKeyValue("cause", away.outage().text())
        .addKeyValue("detail", String.valueOf(away.getMessage()))
        .log("store unavailable");
  }
}

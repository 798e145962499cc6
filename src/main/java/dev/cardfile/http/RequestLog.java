package dev.cardfile.http;

import dev.cardfile.access.Grant;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.wire.ProblemText;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** One line for each request; never a token, never anything of a contact. */
final class RequestLog {

  private static final Logger LOG = LoggerFactory.getLogger("dev.cardfile.request");

  private static final Set<String> KNOWN =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

  private RequestLog() {}

  /**
   * Writes the line.
   *
   * @param outcome what came of the request, in a word
   */
  static void answered(RequestContext context, int status, String outcome) {
    LoggingEventBuilder line =
        (status >= 500 ? LOG.atWarn() : LOG.atInfo())
            .addKeyValue("trace", context.traceId())
            .addKeyValue("method", KNOWN.contains(context.method()) ? context.method() : "other")
            .addKeyValue("route", context.route())
            .addKeyValue("status", status)
            .addKeyValue("outcome", outcome)
            .addKeyValue("micros", context.elapsed().toNanos() / 1000);
    Grant grant = context.grant();
    if (grant != null) {
      line =
          line.addKeyValue("location", grant.location().value())
              .addKeyValue("token", grant.tokenId());
    }
    line.log("request");
  }

  /** A request that was rejected before a route was found. */
  static void rejected(String traceId, ProblemText why) {
    LOG.atInfo()
        .addKeyValue("trace", traceId)
        .addKeyValue("status", why.status())
        .addKeyValue("reason", why.code())
        .log("request rejected before it was routed");
  }

  /** A fault of our own, with its stack trace; the exception's text holds nothing personal. */
  static void fault(RequestContext context, Throwable fault) {
    LOG.atError()
        .addKeyValue("trace", context.traceId())
        .addKeyValue("route", context.route())
        .setCause(fault)
        .log("request failed because of a bug in Cardfile");
  }

  /** The store was away while a request needed it. */
  static void storeAway(RequestContext context, StoreUnavailable away) {
    LOG.atWarn()
        .addKeyValue("trace", context.traceId())
        .addKeyValue("route", context.route())
        .addKeyValue("cause", away.outage().text())
        .addKeyValue("detail", String.valueOf(away.getMessage()))
        .log("store unavailable");
  }
}

package dev.cardfile.http;

import dev.cardfile.access.Grant;
import dev.cardfile.location.LocationId;
import java.util.Set;

/** An answered request, for measuring the cost of its log line. */
public final class LoggedRequest {

  private final RequestContext context;

  public LoggedRequest() {
    context = new RequestContext("4be047c8-3f52-4d8c-9a2e-0d2f6b1c7e55", "POST", null);
    context.routedTo("POST /contacts/upsert");
    context.calledBy(
        new Grant("0VbmelpXL0IduNHUtJ09", new LocationId("ve9EPM428h8vShlRW1KT"), Set.of()));
  }

  public void log() {
    RequestLog.answered(context, 200, "updated", null);
  }
}

package dev.cardfile.http;

import dev.cardfile.access.Grant;
import dev.cardfile.location.LocationId;
import dev.cardfile.openapi.ContactOperations;
import dev.cardfile.wire.operator.SeenRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the journal has of a request: of the API's routes alone, and bodies only of those that are
 * about a location's things.
 */
final class JournalEntry {

  private static final int OK = 200;

  private JournalEntry() {}

  /** Writes the entry of a request that was answered; where it has erased a person, it forgets. */
  static void write(
      RequestJournal journal,
      RequestContext context,
      Instant now,
      int status,
      String outcome,
      byte[] answer) {
    Route route = context.served();
    if (route == null || !isShown(route)) {
      return;
    }
    Grant grant = context.grant();
    LocationId location = grant == null ? null : grant.location();
    boolean withBodies = location != null;
    if (location != null && hasErased(route, status)) {
      journal.forget(location);
      withBodies = false;
    }
    String sent = withBodies ? text(context.sent()) : null;
    String answered = withBodies ? text(answer) : null;
    journal.add(seq ->
        new SeenRequest(
            seq,
            now,
            context.traceId(),
            route.method(),
            context.route(),
            status,
            outcome,
            context.elapsed().toNanos() / 1000,
            location,
            grant == null ? null : grant.tokenId(),
            sent,
            answered));
  }

  private static boolean hasErased(Route route, int status) {
    return status == OK && route.operation().id().equals(ContactOperations.ERASE.id());
  }

  /** What anybody may ask, and what operators do to look at this, is not. */
  private static boolean isShown(Route route) {
    return switch (route.access()) {
      case Route.Access.Needs _ -> true;
      case Route.Access.Open _, Route.Access.NeedsCompany _, Route.Access.Operators _ -> false;
    };
  }

  private static @Nullable String text(byte @Nullable [] body) {
    return body == null || body.length == 0
        ? null
        : new String(
            body, 0, Math.min(body.length, RequestJournal.MAX_BODY), StandardCharsets.UTF_8);
  }
}

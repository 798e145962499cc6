package dev.cardfile.http;

import dev.cardfile.access.Grant;
import dev.cardfile.location.LocationId;
import dev.cardfile.wire.operator.SeenRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the journal has of a request: of the API's routes alone, and bodies only of those that are
 * about a location's things.
 */
final class JournalEntry {

  private JournalEntry() {}

  /** Writes the entry of a request that was answered. */
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
    String sent = location == null ? null : text(context.sent());
    String answered = location == null ? null : text(answer);
    journal.add(
        context.began(),
        seq ->
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

  /** What there is to keep of a body, which may itself be long and is let go of. */
  static byte[] kept(byte[] body) {
    return body.length <= RequestJournal.MAX_BODY
        ? body
        : Arrays.copyOf(body, RequestJournal.MAX_BODY);
  }

  /** What anybody may ask, and what operators do to look at this, is not. */
  private static boolean isShown(Route route) {
    return switch (route.access()) {
      case Route.Access.Needs _ -> true;
      case Route.Access.Open _,
          Route.Access.SignIn _,
          Route.Access.NeedsCompany _,
          Route.Access.Operators _ ->
          false;
    };
  }

  private static @Nullable String text(byte @Nullable [] body) {
    return body == null || body.length == 0
        ? null
        : new String(
            body, 0, Math.min(body.length, RequestJournal.MAX_BODY), StandardCharsets.UTF_8);
  }
}

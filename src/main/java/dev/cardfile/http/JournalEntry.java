package dev.cardfile.http;

import dev.cardfile.access.Grant;
import dev.cardfile.location.LocationId;
import dev.cardfile.wire.operator.SeenRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Builds the journal's entry for a request. Only requests to routes for a location's tokens are
 * recorded, and paths and bodies only once the location is known.
 */
final class JournalEntry {

  private JournalEntry() {}

  /** Adds the entry for an answered request, if its route is recorded. */
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
    String target = location == null ? null : context.target();
    SeenRequest.Body sent = location == null ? null : body(context.sent());
    SeenRequest.Body answered = location == null ? null : body(answer);
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
                target,
                sent,
                answered));
  }

  /**
   * Returns the part of a body to keep until the entry is written, so that a long body can be
   * garbage-collected. It is one byte longer than what is shown, so that it is still known that the
   * body was longer.
   */
  static byte[] kept(byte[] body) {
    return body.length <= RequestJournal.MAX_BODY
        ? body
        : Arrays.copyOf(body, RequestJournal.MAX_BODY + 1);
  }

  /**
   * Reports whether requests to a route are recorded. Those that anybody may send are not, nor are
   * those of operators, who read the journal through them.
   */
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

  private static SeenRequest.@Nullable Body body(byte @Nullable [] body) {
    if (body == null || body.length == 0) {
      return null;
    }
    boolean isCut = body.length > RequestJournal.MAX_BODY;
    int end = isCut ? RequestJournal.MAX_BODY : body.length;
    while (isCut && end > 0 && isWithinCharacter(body[end])) {
      end--;
    }
    return new SeenRequest.Body(new String(body, 0, end, StandardCharsets.UTF_8), isCut);
  }

  /** Reports whether a byte continues a UTF-8 character, so that no text may end before it. */
  private static boolean isWithinCharacter(byte next) {
    return (next & 0xC0) == 0x80;
  }
}

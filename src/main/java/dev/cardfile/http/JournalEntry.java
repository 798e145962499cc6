package dev.cardfile.http;

import dev.cardfile.access.Grant;
import dev.cardfile.location.LocationId;
import dev.cardfile.wire.operator.SeenRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the journal has of a request: of the API's routes alone, and bodies and paths only of those
 * that are about a location's things.
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
   * What there is to keep of a body, which may itself be long and is let go of: one byte more than
   * is shown, so that one sees that it was longer.
   */
  static byte[] kept(byte[] body) {
    return body.length <= RequestJournal.MAX_BODY
        ? body
        : Arrays.copyOf(body, RequestJournal.MAX_BODY + 1);
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

  /** Whether UTF-8 has begun a character before this byte. */
  private static boolean isWithinCharacter(byte next) {
    return (next & 0xC0) == 0x80;
  }
}

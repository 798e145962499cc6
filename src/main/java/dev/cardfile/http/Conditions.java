package dev.cardfile.http;

import dev.cardfile.http.server.HeaderName;
import dev.cardfile.upsert.Precondition;
import dev.cardfile.upsert.Precondition.Revisions;
import dev.cardfile.wire.EntityTags;
import dev.cardfile.wire.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@code If-Match} and {@code If-None-Match} headers of a request, on a route that obeys them.
 *
 * @param precondition {@link Precondition#NONE} if the headers cannot be parsed
 * @param problem why the headers cannot be parsed; null if they can
 */
public record Conditions(Precondition precondition, @Nullable Problem problem) {

  private static final HeaderName IF_MATCH = HeaderName.of("If-Match");
  private static final HeaderName IF_NONE_MATCH = HeaderName.of("If-None-Match");

  static final Conditions NONE = new Conditions(Precondition.NONE, null);

  static Conditions of(RequestHeaders headers) {
    Optional<Revisions> match = EntityTags.read(headers.all(IF_MATCH));
    Optional<Revisions> noneMatch = EntityTags.read(headers.all(IF_NONE_MATCH));
    if (match.isEmpty() || noneMatch.isEmpty()) {
      HeaderName header = match.isEmpty() ? IF_MATCH : IF_NONE_MATCH;
      return new Conditions(Precondition.NONE, new Problem.ConditionInvalid(header.toString()));
    }
    return new Conditions(new Precondition(match.get(), noneMatch.get()), null);
  }
}

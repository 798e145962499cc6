package dev.cardfile.simulation;

import dev.cardfile.contact.ContactId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kept outcomes of a location's requests with keys, modelled as plainly as possible. */
final class KeptOutcomes {

  /** Short enough that some outcomes expire within a history. */
  static final Duration RETENTION = Duration.ofSeconds(6);

  /**
   * A kept outcome.
   *
   * @param answer null if the person was erased
   */
  private record Kept(String request, Instant at, ContactId contact, @Nullable String answer) {}

  private final Map<String, Kept> byKey = new HashMap<>();

  /** Returns the expected effect of a request's key: {@code fresh} if the request is to be done. */
  String told(String key, String request, Instant now) {
    Kept kept = byKey.get(key);
    if (kept == null || !now.isBefore(kept.at().plus(RETENTION))) {
      return "fresh";
    }
    if (kept.answer() == null) {
      return "erased";
    }
    return kept.request().equals(request) ? "replayed " + kept.answer() : "reused";
  }

  void keep(String key, String request, Instant now, ContactId contact, String answer) {
    byKey.put(key, new Kept(request, now, contact, answer));
  }

  /** Erases the outcomes about a person. Returns their number. */
  int erase(ContactId person) {
    int[] erased = {0};
    byKey.replaceAll((key, kept) -> {
      if (kept.answer() == null || !kept.contact().equals(person)) {
        return kept;
      }
      erased[0]++;
      return new Kept("", kept.at(), person, null);
    });
    return erased[0];
  }
}

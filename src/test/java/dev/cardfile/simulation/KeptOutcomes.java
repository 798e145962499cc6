package dev.cardfile.simulation;

import dev.cardfile.contact.ContactId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of a location's requests with keys, in the plainest code that can be. */
final class KeptOutcomes {

  /** So short that some are kept no longer before a history is over. */
  static final Duration RETENTION = Duration.ofSeconds(6);

  /**
   * What is kept of a request.
   *
   * @param answer null when the person was erased
   */
  private record Kept(String request, Instant at, ContactId contact, @Nullable String answer) {}

  private final Map<String, Kept> byKey = new HashMap<>();

  /** What a request is to come to because of its key: {@code fresh} when it is to be done. */
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

  /** Forgets what tells of a person; how many answers did. */
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

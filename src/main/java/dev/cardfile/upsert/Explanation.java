package dev.cardfile.upsert;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.upsert.request.UpsertRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a request was decided.
 *
 * @param order the fields that were looked up, or checked where the contact was not looked for, the
 *     strongest first
 * @param keys all that were sent
 * @param match how the contact was found; null where it was not looked for
 * @param before the contact as it was; null for one that is new
 */
public record Explanation(
    List<MatchingField> order,
    List<SentKey> keys,
    @Nullable MatchOutcome match,
    @Nullable Contact before,
    UpsertRequest request) {

  /** Of more holders than these, the oldest are named. */
  public static final int MAX_HOLDERS = 10;

  public Explanation {
    order = List.copyOf(order);
    keys = List.copyOf(keys);
  }

  /**
   * A key that was sent.
   *
   * @param holders the contacts that had it, the oldest first, at most {@link #MAX_HOLDERS}
   */
  public record SentKey(MatchKey key, List<ContactId> holders) {
    public SentKey {
      holders = List.copyOf(holders);
    }
  }

  /** Whether the contact was found by this field. */
  public boolean decides(MatchingField field) {
    return switch (match) {
      case null -> false;
      case MatchOutcome.NoMatch none -> false;
      case MatchOutcome.Aliased aliased -> false;
      case MatchOutcome.Match(var _, MatchingField by) -> by == field;
      case MatchOutcome.Contested(var _, MatchingField by, var _, var _) -> by == field;
    };
  }

  /** The contacts that have what was sent, by the fields that are withheld for that. */
  public Map<MatchingField, ContactId> holders() {
    return match == null ? Map.of() : match.holders();
  }
}

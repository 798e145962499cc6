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
 * @param order the fields by which the contact was looked up or, if it was not looked up, the
 *     fields that were checked for duplicates; the strongest first
 * @param keys all keys that were sent
 * @param match how the contact was found; null if it was not looked up
 * @param before the contact before the request; null for a new one
 */
public record Explanation(
    List<MatchingField> order,
    List<SentKey> keys,
    @Nullable MatchOutcome match,
    @Nullable Contact before,
    UpsertRequest request) {

  /** The maximum number of holders that are named for a key; of more, the oldest are named. */
  public static final int MAX_HOLDERS = 10;

  public Explanation {
    order = List.copyOf(order);
    keys = List.copyOf(keys);
  }

  /**
   * A key that was sent.
   *
   * @param holders the contacts that had the key, the oldest first, at most {@link #MAX_HOLDERS}
   */
  public record SentKey(MatchKey key, List<ContactId> holders) {
    public SentKey {
      holders = List.copyOf(holders);
    }
  }

  /** Reports whether the contact was found by this field. */
  public boolean decides(MatchingField field) {
    return switch (match) {
      case null -> false;
      case MatchOutcome.NoMatch none -> false;
      case MatchOutcome.Aliased aliased -> false;
      case MatchOutcome.Match(var _, MatchingField by) -> by == field;
      case MatchOutcome.Contested(var _, MatchingField by, var _, var _) -> by == field;
    };
  }

  /** Returns, by withheld field, the contact that has the value that was sent. */
  public Map<MatchingField, ContactId> holders() {
    return match == null ? Map.of() : match.holders();
  }
}

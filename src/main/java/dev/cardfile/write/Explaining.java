package dev.cardfile.write;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.store.View;
import dev.cardfile.upsert.Explanation;
import dev.cardfile.upsert.MatchOutcome;
import dev.cardfile.upsert.request.UpsertRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Explains how a request is decided, for callers who ask for that. */
final class Explaining {

  private Explaining() {}

  /** Explains an upsert. */
  static Explanation upsert(View view, UpsertRequest request, MatchOutcome outcome) {
    List<MatchingField> order =
        view.location().preference().lookUpOrder(request.createNewIfAllowed());
    return explanation(view, order, request, outcome, outcome.found());
  }

  /**
   * Explains a write of a contact that is not looked up by its keys.
   *
   * @param before null for a new contact
   */
  static Explanation named(View view, UpsertRequest request, @Nullable Contact before) {
    List<MatchingField> order = view.location().preference().checkedFields();
    return explanation(view, order, request, null, before);
  }

  private static Explanation explanation(
      View view,
      List<MatchingField> order,
      UpsertRequest request,
      @Nullable MatchOutcome outcome,
      @Nullable Contact before) {
    List<Explanation.SentKey> keys =
        request.keys().stream()
            .map(key -> new Explanation.SentKey(key, view.get(Lookups.holders(key))))
            .toList();
    return new Explanation(order, keys, outcome, before, request);
  }
}

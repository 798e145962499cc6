package dev.cardfile.location;

import dev.cardfile.contact.key.MatchingField;
import java.util.List;

/**
 * A location's setting "Allow Duplicate Contact".
 *
 * @param order the fields that are checked when duplicates are not allowed
 */
public record DuplicatePreference(boolean allowDuplicates, MatchOrder order) {

  public static final DuplicatePreference DEFAULT =
      new DuplicatePreference(false, MatchOrder.EMAIL_THEN_PHONE);

  /** The fields of which no two contacts may come to hold the same value, the strongest first. */
  public List<MatchingField> checkedFields() {
    return allowDuplicates ? List.of() : order.fields();
  }

  /**
   * The fields to look a contact up by, the strongest first.
   *
   * @param createNewIfAllowed the caller's wish for a new contact, which counts only where
   *     duplicates are allowed
   * @return empty when nothing is to be looked up
   */
  public List<MatchingField> lookUpOrder(boolean createNewIfAllowed) {
    if (!allowDuplicates) {
      return order.fields();
    }
    return createNewIfAllowed ? List.of() : MatchOrder.EMAIL_THEN_PHONE.fields();
  }
}

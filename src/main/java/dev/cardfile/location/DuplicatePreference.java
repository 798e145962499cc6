package dev.cardfile.location;

import dev.cardfile.contact.key.MatchingField;
import java.util.List;

/**
 * A location's setting "Allow Duplicate Contact".
 *
 * @param order the fields to check when duplicates are not allowed
 */
public record DuplicatePreference(boolean allowDuplicates, MatchOrder order) {

  public static final DuplicatePreference DEFAULT =
      new DuplicatePreference(false, MatchOrder.EMAIL_THEN_PHONE);

  /**
   * Returns the fields in which a contact must not get a value that another contact has, the
   * strongest first.
   */
  public List<MatchingField> checkedFields() {
    return allowDuplicates ? List.of() : order.fields();
  }

  /**
   * Returns the fields to look a contact up by, the strongest first.
   *
   * @param createNewIfAllowed whether the caller asks for a new contact, which has an effect only
   *     where duplicates are allowed
   * @return empty if nothing is to be looked up
   */
  public List<MatchingField> lookUpOrder(boolean createNewIfAllowed) {
    if (!allowDuplicates) {
      return order.fields();
    }
    return createNewIfAllowed ? List.of() : MatchOrder.EMAIL_THEN_PHONE.fields();
  }
}

package dev.cardfile.location;

import dev.cardfile.contact.key.MatchingField;
import java.util.List;
import java.util.Set;

/**
 * The fields by which a location finds its contacts.
 *
 * @param fields one or two, all different, the strongest first
 */
public record MatchOrder(List<MatchingField> fields) {

  public static final MatchOrder EMAIL_THEN_PHONE =
      new MatchOrder(List.of(MatchingField.EMAIL, MatchingField.PHONE));

  public MatchOrder {
    fields = List.copyOf(fields);
    if (!isOrder(fields)) {
      throw new IllegalArgumentException("a match order has one or two different fields");
    }
  }

  public static boolean isOrder(List<MatchingField> fields) {
    return !fields.isEmpty() && Set.copyOf(fields).size() == fields.size();
  }
}

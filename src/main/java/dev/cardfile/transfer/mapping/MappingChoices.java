package dev.cardfile.transfer.mapping;

import dev.cardfile.transfer.mapping.heading.DateOrder;
import dev.cardfile.transfer.mapping.heading.Field;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has said about a file.
 *
 * @param columns by heading: the name of a {@link Field}, {@code contact.KEY} of a custom field, or
 *     {@code -} for a column that is not to be used
 * @param idSource whose ids the column of ids has; null to go by the profile
 * @param newFields whether columns that fit nothing become custom fields
 * @param dates by index of a column, as an earlier reading found it
 * @param dateOrder of the columns that {@code dates} has not; null where it is not known
 */
public record MappingChoices(
    Map<String, String> columns,
    @Nullable String idSource,
    boolean newFields,
    Map<Integer, DateOrder> dates,
    @Nullable DateOrder dateOrder) {

  public static final MappingChoices NONE =
      new MappingChoices(Map.of(), null, false, Map.of(), null);

  public MappingChoices {
    columns = Map.copyOf(columns);
    dates = Map.copyOf(dates);
  }

  /** These, with the orders of dates that an earlier reading found. */
  public MappingChoices with(Map<Integer, DateOrder> found) {
    Map<Integer, DateOrder> all = new HashMap<>(found);
    all.putAll(dates);
    return new MappingChoices(columns, idSource, newFields, all, dateOrder);
  }
}

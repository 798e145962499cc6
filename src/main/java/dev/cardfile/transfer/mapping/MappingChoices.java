package dev.cardfile.transfer.mapping;

import dev.cardfile.transfer.mapping.heading.DateOrder;
import dev.cardfile.transfer.mapping.heading.Field;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The choices that a caller has made for reading a file.
 *
 * @param columns by heading: the name of a {@link Field}, {@code contact.KEY} for a custom field,
 *     or {@code -} for a column that is not to be used
 * @param idSource the source of the ids in the id column; null for the one of the profile
 * @param newFields whether to create custom fields for columns that match no field
 * @param dates the order of dates by column index, as an earlier pass over the file found it
 * @param dateOrder the order for columns that {@code dates} does not contain; null if it is not
 *     known
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

  /**
   * Returns these choices with the date orders that an earlier pass has found. Orders that are
   * already in {@code dates} take precedence.
   */
  public MappingChoices with(Map<Integer, DateOrder> found) {
    Map<Integer, DateOrder> all = new HashMap<>(found);
    all.putAll(dates);
    return new MappingChoices(columns, idSource, newFields, all, dateOrder);
  }
}

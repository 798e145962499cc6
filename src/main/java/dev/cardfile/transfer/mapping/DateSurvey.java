package dev.cardfile.transfer.mapping;

import dev.cardfile.transfer.mapping.heading.DateOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Collects from the rows of a file, column by column, whether its dates have the day or the month
 * first.
 */
public final class DateSurvey {

  private final Set<Integer> dayFirst = new TreeSet<>();
  private final Set<Integer> monthFirst = new TreeSet<>();
  private final Set<Integer> ambiguous = new TreeSet<>();
  private final @Nullable DateOrder usual;

  /**
   * Creates a survey of which nothing is known yet.
   *
   * @param usual the order of a file whose dates prove none; null if it is not known
   */
  DateSurvey(@Nullable DateOrder usual) {
    this.usual = usual;
  }

  void see(Column column, String text) {
    switch (FileDate.says(text)) {
      case DAY_FIRST -> dayFirst.add(column.index());
      case MONTH_FIRST -> monthFirst.add(column.index());
      case EITHER -> ambiguous.add(column.index());
      case NOTHING -> {}
    }
  }

  /**
   * Returns the orders that the rows seen so far prove, by column index. A column proves an order
   * if some of its dates are valid only in that order, and none only in the other. A column that
   * proves nothing gets the order of the other columns, if those that prove one agree, or the usual
   * one if no column proves anything.
   */
  public Map<Integer, DateOrder> found() {
    Map<Integer, DateOrder> found = new HashMap<>();
    Set<Integer> seen = new TreeSet<>(dayFirst);
    seen.addAll(monthFirst);
    seen.forEach(column -> {
      if (!dayFirst.contains(column) || !monthFirst.contains(column)) {
        found.put(column, dayFirst.contains(column) ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST);
      }
    });
    if (Set.copyOf(found.values()).size() == 1 && found.size() == seen.size()) {
      DateOrder only = found.values().iterator().next();
      ambiguous.forEach(column -> found.putIfAbsent(column, only));
    } else if (seen.isEmpty() && usual != null) {
      ambiguous.forEach(column -> found.put(column, usual));
    }
    return Map.copyOf(found);
  }

  /** Returns the columns whose order is still unknown, so that the caller must be asked. */
  public List<Integer> open() {
    List<Integer> open = new ArrayList<>(ambiguous);
    open.removeAll(found().keySet());
    return List.copyOf(open);
  }
}

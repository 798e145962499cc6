package dev.cardfile.transfer.mapping;

import dev.cardfile.transfer.mapping.heading.DateOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What all rows of a file say about the order of its dates, column by column. */
public final class DateSurvey {

  private final Set<Integer> dayFirst = new TreeSet<>();
  private final Set<Integer> monthFirst = new TreeSet<>();
  private final Set<Integer> ambiguous = new TreeSet<>();

  void see(Column column, String text) {
    switch (FileDate.says(text)) {
      case DAY_FIRST -> dayFirst.add(column.index());
      case MONTH_FIRST -> monthFirst.add(column.index());
      case EITHER -> ambiguous.add(column.index());
      case NOTHING -> {}
    }
  }

  /**
   * The orders that the rows seen so far prove, by index of the column: those in which some dates
   * can be read in one way only, and none in the other. What another column of the file proves
   * holds for one that proves nothing.
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
    }
    return Map.copyOf(found);
  }

  /** The columns of which the order has to be asked for. */
  public List<Integer> open() {
    List<Integer> open = new ArrayList<>(ambiguous);
    open.removeAll(found().keySet());
    return List.copyOf(open);
  }
}

package dev.cardfile.transfer.mapping.heading;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files of one program.
 *
 * @param source whose ids its column of ids has; null where there is none
 * @param dates the order of its dates, where it has but one
 * @param needs sets of folded headings, one of which has to be there
 * @param columns by folded heading
 */
public record Profile(
    String key,
    String name,
    @Nullable String source,
    @Nullable DateOrder dates,
    List<Set<String>> needs,
    Map<String, Place> columns) {

  /**
   * Where a column goes.
   *
   * @param rank the lower, the earlier in the list
   */
  public record Place(Target.Known target, int rank) {}

  boolean fits(Set<String> headings) {
    return needs.stream().anyMatch(headings::containsAll);
  }

  long known(Collection<String> headings) {
    return headings.stream().filter(columns::containsKey).count();
  }
}

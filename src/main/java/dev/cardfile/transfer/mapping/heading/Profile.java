package dev.cardfile.transfer.mapping.heading;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How to recognise and read the files of one program.
 *
 * @param source the source of the ids in its id column; null if there is none
 * @param dates the order of its dates; null if it varies
 * @param needs sets of folded headings, at least one of which must be present completely
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
   * The target of a column.
   *
   * @param rank the position in the profile's list; the lowest wins
   */
  public record Place(Target.Known target, int rank) {}

  boolean fits(Set<String> headings) {
    return needs.stream().anyMatch(headings::containsAll);
  }

  long known(Collection<String> headings) {
    return headings.stream().filter(columns::containsKey).count();
  }
}

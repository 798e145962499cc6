package dev.cardfile.transfer.mapping;

import dev.cardfile.transfer.mapping.heading.Field;
import dev.cardfile.transfer.mapping.heading.Target;
import org.jspecify.annotations.Nullable;

/**
 * A column of a file and the target that its cells are written to.
 *
 * @param index from 0
 * @param heading the heading in the file
 * @param rank the priority among the columns of one field: the lowest wins
 * @param note why the column is not used, if that is not obvious; otherwise null
 */
public record Column(
    int index,
    String heading,
    Target target,
    Certainty certainty,
    int rank,
    @Nullable String note) {

  boolean is(Field field) {
    return target instanceof Target.Known(Field mine, int _) && mine == field;
  }

  Column to(Target other, Certainty how) {
    return new Column(index, heading, other, how, rank, null);
  }

  Column unused(String why) {
    return new Column(index, heading, Target.NONE, Certainty.NONE, rank, why);
  }
}

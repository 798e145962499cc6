package dev.cardfile.transfer.mapping;

import dev.cardfile.transfer.mapping.heading.Field;
import dev.cardfile.transfer.mapping.heading.Target;
import org.jspecify.annotations.Nullable;

/**
 * A column of a file and what becomes of it.
 *
 * @param index from 0
 * @param heading as the file has it
 * @param rank which of the columns of one field counts: the lowest
 * @param note why it is not used, where that is not plain; else null
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

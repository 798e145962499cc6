package dev.cardfile.store;

import java.util.List;

/**
 * The result of a work: the answer for its caller, and the effects that are written before the
 * caller gets the answer.
 *
 * @param effects in the order in which they are applied; empty if nothing is written
 */
public record Decision<R>(R answer, List<Effect> effects) {

  public Decision {
    effects = List.copyOf(effects);
  }

  public static <R> Decision<R> of(R answer, Effect... effects) {
    return new Decision<>(answer, List.of(effects));
  }
}

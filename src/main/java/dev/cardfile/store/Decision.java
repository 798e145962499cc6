package dev.cardfile.store;

import java.util.List;

/**
 * What a work came to: what its caller is answered, and what is written before that.
 *
 * @param effects in their order; empty when nothing is written
 */
public record Decision<R>(R answer, List<Effect> effects) {

  public Decision {
    effects = List.copyOf(effects);
  }

  public static <R> Decision<R> of(R answer, Effect... effects) {
    return new Decision<>(answer, List.of(effects));
  }
}

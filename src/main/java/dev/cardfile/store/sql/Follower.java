package dev.cardfile.store.sql;

import dev.cardfile.contact.Actor;
import dev.cardfile.contact.Change;
import dev.cardfile.location.Location;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import java.util.Map;
import java.util.Set;

/**
 * Sees everything that is written of any location, and says which rows follow from it. What belongs
 * to a change is so written in its transaction, whoever makes the change. A follower is made for
 * one batch; {@link RegisteredFollowers} lists all.
 */
interface Follower {

  /**
   * Where and by whom something is written.
   *
   * @param state what was read of the location when it was locked
   * @param location as it was before the work
   * @param answers to the look-ups of all followers, as of before the effect
   */
  record Context(
      LocationState state, Location location, Actor actor, Map<Lookup<?>, Object> answers) {

    Context with(Map<Lookup<?>, Object> otherAnswers) {
      return new Context(state, location, actor, otherAnswers);
    }

    /**
     * What a look-up has found.
     *
     * @throws IllegalArgumentException when no follower has asked for it
     */
    @SuppressWarnings("unchecked") // each answer is what its look-up says
    <T> T get(Lookup<T> lookup) {
      Object answer = answers.get(lookup);
      if (answer == null) {
        throw new IllegalArgumentException("not among the lookups");
      }
      return (T) answer;
    }
  }

  /** What it has to know to follow an effect; mostly nothing. */
  default Set<Lookup<?>> lookups(Effect effect) {
    return Set.of();
  }

  /** Follows an effect on a contact. */
  default void changed(Change change, Context at, RowWrites rows) {}

  /** Follows any other effect. */
  default void happened(Effect effect, Context at, RowWrites rows) {}

  /** Learns that the batch is committed. */
  default void committed() {}
}

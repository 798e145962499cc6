package dev.cardfile.store.sql.group;

import dev.cardfile.contact.Actor;
import dev.cardfile.location.Location;
import dev.cardfile.store.Lookup;
import java.util.Map;

/**
 * Where and by whom something is written.
 *
 * @param state what was read of the location when it was locked
 * @param location as it was before the work
 * @param answers to the look-ups of all who record it, as of before the effect
 */
public record EffectContext(
    LocationState state, Location location, Actor actor, Map<Lookup<?>, Object> answers) {

  EffectContext with(Map<Lookup<?>, Object> otherAnswers) {
    return new EffectContext(state, location, actor, otherAnswers);
  }

  /**
   * What a look-up has found.
   *
   * @throws IllegalArgumentException when nobody has asked for it
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

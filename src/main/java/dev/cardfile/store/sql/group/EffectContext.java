package dev.cardfile.store.sql.group;

import dev.cardfile.contact.Actor;
import dev.cardfile.location.Location;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is written, where, by whom and when.
 *
 * @param effect the whole of it
 * @param state what was read of the location when it was locked
 * @param location as it was before the work
 * @param answers to the look-ups of all who record it, as of before the effect
 * @param now the time of a change of a contact; null for all other effects, which say it themselves
 * @param lastChange the number of the contact's last change that was recorded before this batch; 0
 *     for none
 */
public record EffectContext(
    Effect effect,
    LocationState state,
    Location location,
    Actor actor,
    Map<Lookup<?>, Object> answers,
    @Nullable Instant now,
    long lastChange) {

  EffectContext with(Map<Lookup<?>, Object> otherAnswers) {
    return new EffectContext(effect, state, location, actor, otherAnswers, now, lastChange);
  }

  EffectContext at(Instant time) {
    return of(time, 0);
  }

  /** On a contact whose last recorded change has this number. */
  EffectContext of(Instant time, long lastRecorded) {
    return new EffectContext(effect, state, location, actor, answers, time, lastRecorded);
  }

  /**
   * What a look-up has found.
   *
   * @throws IllegalArgumentException when nobody has asked for it
   */
  @SuppressWarnings("unchecked") // each answer is what its look-up says
  public <T> T get(Lookup<T> lookup) {
    Object answer = answers.get(lookup);
    if (answer == null) {
      throw new IllegalArgumentException("not among the lookups");
    }
    return (T) answer;
  }
}

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
 * @param effect the effect that is written
 * @param state the state of the location when it was locked
 * @param location the location as it was before the work
 * @param answers the answers to the recorder's look-ups, as of before the effect
 * @param now the time of a change of a contact; null for other effects, which contain their own
 *     times
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

  /** Returns this context for a contact whose last recorded change has this number. */
  EffectContext of(Instant time, long lastRecorded) {
    return new EffectContext(effect, state, location, actor, answers, time, lastRecorded);
  }

  /**
   * Returns the result of a look-up.
   *
   * @throws IllegalArgumentException if the recorder has not asked for it
   */
  @SuppressWarnings("unchecked") // each answer has the type of its look-up
  public <T> T get(Lookup<T> lookup) {
    Object answer = answers.get(lookup);
    if (answer == null) {
      throw new IllegalArgumentException("not among the lookups");
    }
    return (T) answer;
  }
}

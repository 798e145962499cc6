package dev.cardfile.contact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of one matching field that a contact holds, all normalised and all different.
 *
 * @param primary null when the contact has none
 * @param additional former primaries, newest first, at most {@link #MAX_ADDITIONAL}
 */
public record HeldValues(@Nullable String primary, List<String> additional) {

  public static final int MAX_ADDITIONAL = 10;
  public static final HeldValues NONE = new HeldValues(null, List.of());

  public HeldValues {
    additional = List.copyOf(additional);
  }

  /**
   * The values that result from adding one.
   *
   * @param replaced the former primary value, which is now an additional one; null if none was
   *     replaced
   * @param dropped the value that was removed because there were too many; null if none was
   */
  public record Replacement(
      HeldValues values, @Nullable String replaced, @Nullable String dropped) {}

  /** Makes {@code value} the primary value and keeps the former primary as an additional value. */
  public Replacement replaceBy(String value) {
    if (value.equals(primary)) {
      return new Replacement(this, null, null);
    }
    List<String> kept = new ArrayList<>(additional);
    kept.remove(value);
    if (primary != null) {
      kept.addFirst(primary);
    }
    String dropped = kept.size() > MAX_ADDITIONAL ? kept.removeLast() : null;
    return new Replacement(new HeldValues(value, kept), primary, dropped);
  }

  /** Adds {@code value} as the newest additional value, unless it is held already. */
  public Replacement plusAdditional(String value) {
    if (holds(value)) {
      return new Replacement(this, null, null);
    }
    List<String> more = new ArrayList<>(additional);
    more.addFirst(value);
    String dropped = more.size() > MAX_ADDITIONAL ? more.removeLast() : null;
    return new Replacement(new HeldValues(primary, more), null, dropped);
  }

  /** Returns these values with {@code value} as the primary one; the former primary is dropped. */
  public HeldValues withPrimary(String value) {
    return new HeldValues(
        value, additional.stream().filter(other -> !other.equals(value)).toList());
  }

  /** Returns these values without the given additional ones; the primary value is kept. */
  public HeldValues withoutAdditional(Collection<String> values) {
    return new HeldValues(
        primary, additional.stream().filter(each -> !values.contains(each)).toList());
  }

  /** Returns these values without the primary one; the additional values are kept. */
  public HeldValues cleared() {
    return new HeldValues(null, additional);
  }

  /** Returns all values, the primary one first. */
  public List<String> all() {
    if (primary == null) {
      return additional;
    }
    if (additional.isEmpty()) {
      return List.of(primary);
    }
    List<String> all = new ArrayList<>(1 + additional.size());
    all.add(primary);
    all.addAll(additional);
    return Collections.unmodifiableList(all);
  }

  public boolean holds(String value) {
    return value.equals(primary) || additional.contains(value);
  }
}

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
   * A change of the primary value.
   *
   * @param replaced the former primary, now an additional value; null where there was none
   * @param dropped the value that is held no longer because there were too many; null for none
   */
  public record Replacement(
      HeldValues values, @Nullable String replaced, @Nullable String dropped) {}

  /** Makes {@code value} the primary one and keeps the former primary as an additional one. */
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

  /** Holds {@code value} too, as the newest of the additional ones unless it is held already. */
  public Replacement plusAdditional(String value) {
    if (holds(value)) {
      return new Replacement(this, null, null);
    }
    List<String> more = new ArrayList<>(additional);
    more.addFirst(value);
    String dropped = more.size() > MAX_ADDITIONAL ? more.removeLast() : null;
    return new Replacement(new HeldValues(primary, more), null, dropped);
  }

  /** Makes {@code value} the primary one and lets the former primary go. */
  public HeldValues withPrimary(String value) {
    return new HeldValues(
        value, additional.stream().filter(other -> !other.equals(value)).toList());
  }

  /** These values without those of the additional ones that are listed; the primary one stays. */
  public HeldValues withoutAdditional(Collection<String> values) {
    return new HeldValues(
        primary, additional.stream().filter(each -> !values.contains(each)).toList());
  }

  /** These values without the primary one; the additional ones stay. */
  public HeldValues cleared() {
    return new HeldValues(null, additional);
  }

  /** All values held, the primary one first. */
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

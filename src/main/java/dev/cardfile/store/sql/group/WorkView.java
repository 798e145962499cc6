package dev.cardfile.store.sql.group;

import dev.cardfile.contact.Actor;
import dev.cardfile.contact.ContactId;
import dev.cardfile.location.Location;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.store.View;
import dev.cardfile.store.sql.jdbc.Outages;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A work's view of a {@link UnitOfWork}, usable until the work ends. */
final class WorkView implements View {

  private final UnitOfWork unit;
  private final Set<Lookup<?>> lookups;
  private final Set<ContactId> shown = new HashSet<>();
  private final @Nullable WorkView real;
  private @Nullable WorkView supposed;
  private @Nullable SQLException failure;
  private boolean ended;

  WorkView(UnitOfWork unit, Set<Lookup<?>> lookups) {
    this(unit, lookups, null);
  }

  /**
   * @param real the view of which this one is a {@link #supposing} view; null for a work's own view
   */
  private WorkView(UnitOfWork unit, Set<Lookup<?>> lookups, @Nullable WorkView real) {
    this.unit = unit;
    this.lookups = lookups;
    this.real = real;
  }

  @Override
  public Location location() {
    checkRunning();
    try {
      return unit.location();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public <T> T get(Lookup<T> lookup) {
    checkRunning();
    if (!lookups.contains(lookup.declared())) {
      throw new IllegalArgumentException("not among the lookups");
    }
    try {
      return unit.get(lookup, shown::add);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public View supposing(List<Effect> effects) {
    checkRunning();
    WorkView view = real == null ? supposed : this;
    if (view == null) {
      view = new WorkView(unit.supposed(), lookups, this);
      supposed = view;
    }
    try {
      view.unit.apply(effects, Actor.SYSTEM);
    } catch (SQLException e) {
      throw failed(e);
    }
    return view;
  }

  /** Ends the work. Later look-ups are rejected. */
  void end() {
    ended = true;
  }

  /** Returns the contacts that look-ups of the work have returned. */
  Set<ContactId> shown() {
    return shown;
  }

  /**
   * Returns why a look-up failed, even if the work has caught the exception; null if none failed.
   */
  @Nullable SQLException failure() {
    return failure;
  }

  private StoreUnavailable failed(SQLException e) {
    failure = e;
    if (real != null) {
      real.failure = e;
    }
    return Outages.unavailable("the store failed while something was looked up", e);
  }

  private void checkRunning() {
    if (ended || (real != null && real.ended)) {
      throw new IllegalStateException("the work has ended");
    }
  }
}

package dev.cardfile.store.sql.follow;

import dev.cardfile.contact.Change;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.sql.group.EffectContext;
import dev.cardfile.store.sql.group.Recorder;
import dev.cardfile.store.sql.row.RowWrites;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The recorder of a batch: passes every effect to all followers, and sends the rows that they add.
 */
public final class Consequences implements Recorder {

  private final List<Follower> followers;
  private final RowWrites rows;

  public Consequences(List<Follower> followers, RowWrites rows) {
    this.followers = followers;
    this.rows = rows;
  }

  @Override
  public Collection<Lookup<?>> lookups(Effect effect) {
    Set<Lookup<?>> all = Set.of();
    for (Follower follower : followers) {
      Set<Lookup<?>> some = follower.lookups(effect);
      if (!some.isEmpty()) {
        all = new HashSet<>(all);
        all.addAll(some);
      }
    }
    return all;
  }

  @Override
  public void changed(Change change, EffectContext at) throws SQLException {
    for (Follower follower : followers) {
      follower.changed(change, at, rows);
    }
  }

  @Override
  public void happened(Effect effect, EffectContext at) {
    for (Follower follower : followers) {
      follower.happened(effect, at, rows);
    }
  }

  @Override
  public void flush() throws SQLException {
    for (Follower follower : followers) {
      follower.flushing(rows);
    }
    rows.send();
  }

  @Override
  public void committed() {
    followers.forEach(Follower::committed);
  }
}

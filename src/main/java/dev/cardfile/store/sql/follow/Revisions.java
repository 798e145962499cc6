package dev.cardfile.store.sql.follow;

import dev.cardfile.location.Location;
import dev.cardfile.store.Effect;
import dev.cardfile.store.sql.group.EffectContext;
import dev.cardfile.store.sql.row.RowWrites;
import dev.cardfile.store.sql.statement.Statements;

/** Raises a location's revision, by which caches notice that the location has changed. */
final class Revisions implements Follower {

  @Override
  public void happened(Effect effect, EffectContext at, RowWrites rows) {
    if (effect.raisesRevision()) {
      Location location = at.location();
      rows.run(
          Statements.SET_REVISION,
          row -> row.number(location.revision() + 1).text(location.id().value()));
    }
  }
}

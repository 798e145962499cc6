package dev.cardfile.store.sql.follow;

import dev.cardfile.contact.Change;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.sql.group.EffectContext;
import dev.cardfile.store.sql.row.RowWrites;
import java.sql.SQLException;
import java.util.Set;

/**
 * Observes every effect on any location, and adds the rows that follow from it. Derived rows are
 * thus written in the transaction of the change itself, whichever code makes the change. Each batch
 * has its own followers; {@link RegisteredFollowers} lists all of them.
 */
public interface Follower {

  /** Returns the look-ups whose answers this follower needs to follow an effect; usually none. */
  default Set<Lookup<?>> lookups(Effect effect) {
    return Set.of();
  }

  /** Follows an effect on a contact. */
  default void changed(Change change, EffectContext at, RowWrites rows) throws SQLException {}

  /** Follows any other effect. */
  default void happened(Effect effect, EffectContext at, RowWrites rows) {}

  /** Adds rows that depend on everything recorded so far, before these rows are sent. */
  default void flushing(RowWrites rows) {}

  /** Called after the batch has been committed. */
  default void committed() {}
}

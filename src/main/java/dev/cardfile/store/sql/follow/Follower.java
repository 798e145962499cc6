package dev.cardfile.store.sql.follow;

import dev.cardfile.contact.Change;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.sql.group.EffectContext;
import dev.cardfile.store.sql.row.RowWrites;
import java.sql.SQLException;
import java.util.Set;

/**
 * Sees everything that is written of any location, and says which rows follow from it. What belongs
 * to a change is so written in its transaction, whoever makes the change. A follower is made for
 * one batch; {@link RegisteredFollowers} lists all.
 */
public interface Follower {

  /** What it has to know to follow an effect; mostly nothing. */
  default Set<Lookup<?>> lookups(Effect effect) {
    return Set.of();
  }

  /** Follows an effect on a contact. */
  default void changed(Change change, EffectContext at, RowWrites rows) throws SQLException {}

  /** Follows any other effect. */
  default void happened(Effect effect, EffectContext at, RowWrites rows) {}

  /** Adds what follows from all of the batch together, before the last rows are sent. */
  default void flushing(RowWrites rows) {}

  /** Learns that the batch is committed. */
  default void committed() {}
}

package dev.cardfile.store.sql.group;

import dev.cardfile.contact.Change;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import java.sql.SQLException;
import java.util.Collection;

/** Records changes of contacts and other effects, with all rows that follow from them. */
public interface Recorder {

  /** Returns the look-ups whose answers are needed to record an effect. */
  Collection<Lookup<?>> lookups(Effect effect);

  void changed(Change change, EffectContext at) throws SQLException;

  void happened(Effect effect, EffectContext at);

  /** Sends what has been recorded so far, so that queries see it. */
  void flush() throws SQLException;

  /** Called after the commit. */
  void committed();
}

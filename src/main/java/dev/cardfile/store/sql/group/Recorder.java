package dev.cardfile.store.sql.group;

import dev.cardfile.contact.Change;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import java.sql.SQLException;
import java.util.Collection;

/** Writes what happens, and all that follows from it. */
public interface Recorder {

  /** What has to be known of a location to record an effect on it. */
  Collection<Lookup<?>> lookups(Effect effect);

  void changed(Change change, EffectContext at) throws SQLException;

  void happened(Effect effect, EffectContext at);

  /** Sends what has been recorded so far, so that queries see it. */
  void flush() throws SQLException;

  /** Learns that all is committed. */
  void committed();
}

package dev.cardfile.store.sql.group;

import dev.cardfile.contact.Change;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The contacts that have changed in a {@link UnitOfWork#supposed() supposed} unit of work, and so
 * in memory only.
 */
final class Supposed {

  private final Set<ContactId> changed = new HashSet<>();
  private final Set<ContactId> made = new HashSet<>();

  void changed(ContactId id, boolean isNew) {
    if (isNew) {
      made.add(id);
    }
    if (!made.contains(id)) {
      changed.add(id);
    }
  }

  /**
   * Returns the holders of a key, leaving out contacts that are only supposed to exist: these have
   * no id yet.
   *
   * @param stored the holders in the database
   * @param known finds a contact in its supposed state
   */
  List<ContactId> holders(
      Lookup.HoldersOf of, List<ContactId> stored, Function<ContactId, @Nullable Contact> known) {
    Set<ContactId> holders = new TreeSet<>(stored);
    for (ContactId id : changed) {
      Contact contact = known.apply(id);
      if (contact != null && contact.holds(of.key())) {
        holders.add(id);
      } else {
        holders.remove(id);
      }
    }
    return holders.stream().limit(of.limit()).toList();
  }

  /** A recorder that records nothing, but flushes what was really recorded. */
  record Recording(Recorder real) implements Recorder {

    @Override
    public Collection<Lookup<?>> lookups(Effect effect) {
      return List.of();
    }

    @Override
    public void changed(Change change, EffectContext at) {}

    @Override
    public void happened(Effect effect, EffectContext at) {}

    @Override
    public void flush() throws SQLException {
      real.flush();
    }

    @Override
    public void committed() {}
  }
}

package dev.cardfile.store.sql.follow;

import dev.cardfile.contact.Change;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.history.Entry.Kind;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.sql.group.EffectContext;
import dev.cardfile.store.sql.group.KeptChanges;
import dev.cardfile.store.sql.row.RowWrites;
import dev.cardfile.store.sql.statement.Statements;
import dev.cardfile.store.sql.table.ContactCells;
import dev.cardfile.store.sql.table.ContactChangeTable;
import dev.cardfile.store.sql.table.ContactChangeTable.Logged;
import dev.cardfile.store.sql.table.KeptChangesTable;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The history of contacts. A change gets the next number of its location, which nobody else can
 * take, as the location is locked until the number is committed: so the numbers have no gaps and
 * are in the order of the commits, whichever server gives them.
 */
final class ChangeLog implements Follower {

  private final boolean recorded;
  private final StoreEvents events;
  private final Map<LocationId, Kept> locations = new HashMap<>();
  private int entries;

  /** What is kept of a location, as this batch has made it. */
  private static final class Kept {

    private final Map<ContactId, Long> ofContacts = new HashMap<>();
    private long last;
    private @Nullable KeptChanges changes;

    Kept(long last, @Nullable KeptChanges changes) {
      this.last = last;
      this.changes = changes;
    }
  }

  /**
   * The log of one batch.
   *
   * @param recorded false when there is to be no history
   */
  ChangeLog(boolean recorded, StoreEvents events) {
    this.recorded = recorded;
    this.events = events;
  }

  @Override
  public Set<Lookup<?>> lookups(Effect effect) {
    return effect instanceof Effect.EraseContact(ContactId id, Instant now)
        ? Set.of(new Lookup.ChangesOf(id))
        : Set.of();
  }

  @Override
  public void changed(Change change, EffectContext at, RowWrites rows) {
    if (at.effect() instanceof Effect.EraseContact) {
      return;
    }
    if (recorded) {
      record(change, at, rows);
    } else {
      stop(at, rows);
    }
  }

  /** What is known of somebody who is erased goes; that there was something stays. */
  @Override
  public void happened(Effect effect, EffectContext at, RowWrites rows) {
    if (effect instanceof Effect.EraseContact(ContactId id, Instant now)) {
      LocationId location = at.state().id();
      for (long seq : at.get(new Lookup.ChangesOf(id))) {
        rows.run(Statements.ERASE_CHANGE, row -> row.text(location.value()).number(seq));
      }
      if (recorded) {
        insert(new Recording(now, Kind.ERASED, id, 0, null), at, rows);
      } else {
        stop(at, rows);
      }
    }
  }

  private Kept kept(EffectContext at) {
    return locations.computeIfAbsent(
        at.state().id(), any -> new Kept(at.state().lastChange(), at.state().kept()));
  }

  /** Whether changes are recorded. */
  boolean isOn() {
    return recorded;
  }

  /** The number of a location's last change, of those that have been seen. */
  long last(LocationId location) {
    return Objects.requireNonNull(locations.get(location), "a location with changes").last;
  }

  /** The number of a contact's last recorded change, with those of this batch; 0 for none. */
  long lastChange(ContactId contact, EffectContext at) {
    Kept kept = locations.get(at.state().id());
    Long here = kept == null ? null : kept.ofContacts.get(contact);
    return here == null ? at.lastChange() : here;
  }

  @Override
  public void committed() {
    if (entries > 0) {
      events.changesRecorded(entries);
    }
  }

  /** What an entry says besides its number and its actor. */
  private record Recording(
      Instant at, Kind kind, ContactId contact, long revision, @Nullable String former) {}

  private void record(Change change, EffectContext at, RowWrites rows) {
    Contact before = change.before();
    Contact after = change.after();
    Kind kind = kind(change, at.effect());
    String former = former(before, after);
    if (kind == Kind.UPDATED && former == null) {
      return;
    }
    Instant now = Objects.requireNonNull(at.now(), "the time of a change of a contact");
    long revision = Objects.requireNonNull(after == null ? before : after).revision();
    insert(new Recording(now, kind, change.id(), revision, former), at, rows);
  }

  private static Kind kind(Change change, Effect effect) {
    if (effect instanceof Effect.RestoreContact) {
      return Kind.RESTORED;
    }
    return change.before() == null
        ? Kind.CREATED
        : change.after() == null ? Kind.DELETED : Kind.UPDATED;
  }

  private void insert(Recording recording, EffectContext at, RowWrites rows) {
    LocationId location = at.state().id();
    Kept kept = kept(at);
    begin(location, kept, recording.at(), rows);
    long previous =
        at.effect() instanceof Effect.RestoreContact restoring
            ? restoring.deletion()
            : lastChange(recording.contact(), at);
    kept.last++;
    kept.ofContacts.put(recording.contact(), kept.last);
    entries++;
    rows.insert(
        ContactChangeTable.TABLE,
        location,
        new Logged(
            kept.last,
            recording.at(),
            recording.kind(),
            recording.contact(),
            at.actor(),
            recording.revision(),
            previous,
            recording.former()));
  }

  private static @Nullable String former(@Nullable Contact before, @Nullable Contact after) {
    if (before == null) {
      return null;
    }
    return after == null ? ContactCells.all(before) : ContactCells.replaced(before, after);
  }

  private static void begin(LocationId location, Kept kept, Instant now, RowWrites rows) {
    KeptChanges changes = kept.changes;
    if (changes == null || changes.completeSince() == null) {
      change(location, kept, new KeptChanges(changes == null ? 0 : changes.goneTo(), now), rows);
    }
  }

  /**
   * From now on something is missing. So one number is left out, which whoever knows all changes so
   * far has not seen.
   */
  private void stop(EffectContext at, RowWrites rows) {
    LocationId location = at.state().id();
    Kept kept = kept(at);
    KeptChanges changes = kept.changes;
    if (changes != null && changes.completeSince() != null) {
      kept.last++;
      change(location, kept, new KeptChanges(kept.last, null), rows);
    }
  }

  private static void change(LocationId location, Kept kept, KeptChanges after, RowWrites rows) {
    rows.change(KeptChangesTable.TABLE, location, kept.changes, after);
    kept.changes = after;
  }
}

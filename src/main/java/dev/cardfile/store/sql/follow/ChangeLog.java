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
 * Records the history of contacts. Each change gets the next number of its location. The location
 * stays locked until the number is committed, so no other writer can take it: numbers have no gaps
 * and are in the order of the commits, whichever server assigns them.
 */
final class ChangeLog implements Follower {

  private final boolean recorded;
  private final StoreEvents events;
  private final Map<LocationId, Kept> locations = new HashMap<>();
  private int entries;

  /** The state of a location's history, including the changes made by this batch. */
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
   * Creates the log of one batch.
   *
   * @param recorded false if no history is kept
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

  /** Blanks all recorded changes of an erased contact, and records the erasure itself. */
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

  /** Reports whether changes are recorded. */
  boolean isOn() {
    return recorded;
  }

  /**
   * Returns the number of the last change that this batch has recorded in a location. There must be
   * one.
   */
  long last(LocationId location) {
    return Objects.requireNonNull(locations.get(location), "a location with changes").last;
  }

  /**
   * Returns the number of a contact's last recorded change, including the changes of this batch; 0
   * if there is none.
   */
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

  /** The content of an entry, except its number and its actor. */
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
   * Marks the history as incomplete, because a change was not recorded. Skips one number, so that a
   * reader who knows all changes so far learns that some are missing when it asks for the next one.
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

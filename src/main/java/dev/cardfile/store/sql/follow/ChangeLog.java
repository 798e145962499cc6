package dev.cardfile.store.sql.follow;

import dev.cardfile.contact.Change;
import dev.cardfile.contact.Contact;
import dev.cardfile.history.Entry.Kind;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.sql.group.EffectContext;
import dev.cardfile.store.sql.group.KeptChanges;
import dev.cardfile.store.sql.table.ContactCells;
import dev.cardfile.store.sql.table.ContactChangeTable;
import dev.cardfile.store.sql.table.ContactChangeTable.Logged;
import dev.cardfile.store.sql.table.KeptChangesTable;
import dev.cardfile.store.sql.table.RowWrites;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
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
  public void changed(Change change, EffectContext at, RowWrites rows) {
    LocationId location = at.state().id();
    Kept kept =
        locations.computeIfAbsent(
            location, any -> new Kept(at.state().lastChange(), at.state().kept()));
    if (recorded) {
      record(change, at, kept, rows);
    } else {
      stop(location, kept, rows);
    }
  }

  /** Whether changes are recorded. */
  boolean isOn() {
    return recorded;
  }

  /** The number of a location's last change, of those that have been seen. */
  long last(LocationId location) {
    return Objects.requireNonNull(locations.get(location), "a location with changes").last;
  }

  @Override
  public void committed() {
    if (entries > 0) {
      events.changesRecorded(entries);
    }
  }

  private void record(Change change, EffectContext at, Kept kept, RowWrites rows) {
    Contact before = change.before();
    Contact after = change.after();
    Kind kind = before == null ? Kind.CREATED : after == null ? Kind.DELETED : Kind.UPDATED;
    String former = former(before, after);
    if (kind == Kind.UPDATED && former == null) {
      return;
    }
    LocationId location = at.state().id();
    Instant now = Objects.requireNonNull(at.now(), "the time of a change of a contact");
    begin(location, kept, now, rows);
    kept.last++;
    entries++;
    long revision = Objects.requireNonNull(after == null ? before : after).revision();
    rows.insert(
        ContactChangeTable.TABLE,
        location,
        new Logged(kept.last, now, kind, change.id(), at.actor(), revision, former));
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
  private static void stop(LocationId location, Kept kept, RowWrites rows) {
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

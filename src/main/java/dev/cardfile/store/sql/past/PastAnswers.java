package dev.cardfile.store.sql.past;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.TextField;
import dev.cardfile.contact.Trait;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.history.Entry;
import dev.cardfile.history.Entry.Kind;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.ChangeRecord;
import dev.cardfile.store.ChangesSinceImport;
import dev.cardfile.store.FormerContact;
import dev.cardfile.store.PersonalData;
import dev.cardfile.store.sql.jdbc.Session;
import dev.cardfile.store.sql.row.TableReader;
import dev.cardfile.store.sql.statement.SingleRows;
import dev.cardfile.store.sql.statement.Statements;
import dev.cardfile.store.sql.table.BusinessTable;
import dev.cardfile.store.sql.table.ContactCells;
import dev.cardfile.store.sql.table.ContactChangeTable.Logged;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers look-ups about the past, in a transaction that has locked the location. */
public final class PastAnswers {

  /** Of two holders of a value, at least one is not the contact itself. */
  private static final int WITH_ITSELF = 2;

  private final Session session;
  private final LocationId location;
  private final HistoryReading history;

  public PastAnswers(Session session, LocationId location) {
    this.session = session;
    this.location = location;
    this.history = new HistoryReading(session, location);
  }

  public FormerContact departed(ContactId id) throws SQLException {
    Logged last = history.of(id, history.kept().goneTo()).next();
    if (last == null) {
      return new FormerContact.Unknown();
    }
    return switch (last.kind()) {
      case DELETED -> {
        ContactPast past = new ContactPast(null);
        Contact deleted = Objects.requireNonNull(deletedBy(past.back(last)));
        yield new FormerContact.Deleted(deleted, last.seq(), others(deleted));
      }
      case ERASED -> new FormerContact.Erased(last.at());
      case CREATED, UPDATED, RESTORED, MERGED -> new FormerContact.Unknown();
    };
  }

  public ChangeRecord recorded(long seq) throws SQLException {
    if (seq > 0 && seq <= history.kept().goneTo()) {
      return new ChangeRecord.Expired();
    }
    List<Logged> found = history.after(seq - 1, 1);
    if (found.isEmpty() || found.getFirst().seq() != seq) {
      return new ChangeRecord.None();
    }
    Logged logged = found.getFirst();
    return logged.kind() == Kind.ERASED ? new ChangeRecord.Erased() : kept(logged);
  }

  private ChangeRecord kept(Logged logged) throws SQLException {
    Contact now = history.contact(logged.contact());
    ContactPast past = new ContactPast(now);
    LoggedChanges changes = history.of(logged.contact(), logged.seq());
    Set<Trait> touched = new HashSet<>();
    Contact restored = null;
    Contact deleted = null;
    long last = logged.seq();
    for (Logged later = changes.next(); later != null; later = changes.next()) {
      Entry entry = past.back(later);
      Contact before = entry.change().before();
      Contact after = entry.change().after();
      if (before != null && after != null) {
        touched.addAll(Trait.differing(before, after));
      } else if (before == null) {
        restored = after;
      } else if (restored != null) {
        touched.addAll(Trait.differing(before, restored));
      }
      if (last == logged.seq()) {
        last = later.seq();
        deleted = deletedBy(entry);
      }
    }
    Entry entry = past.back(logged);
    Contact before = entry.change().before();
    if (last == logged.seq()) {
      deleted = deletedBy(entry);
    }
    return new ChangeRecord.Kept(
        entry, now, now == null ? deleted : null, touched, last, others(before));
  }

  public ChangesSinceImport since(ContactId id, long behind, String importId) throws SQLException {
    ContactPast past = new ContactPast(history.contact(id));
    LoggedChanges changes = history.of(id, behind);
    List<Entry> entries = new ArrayList<>();
    Contact before = null;
    for (Logged each = changes.next(); each != null; each = changes.next()) {
      Entry entry = past.back(each);
      entries.add(entry);
      before = importId.equals(entry.by().importId()) ? entry.change().before() : before;
    }
    return new ChangesSinceImport(entries, others(before));
  }

  /**
   * Returns the contact that an entry has deleted, or null if it deleted none. Its last change is
   * the deletion, so that a restored contact continues from there even if the clock has been set
   * back.
   */
  private static @Nullable Contact deletedBy(Entry entry) {
    Contact before = entry.change().before();
    return before == null ? null : before.notBefore(entry.at());
  }

  /**
   * Returns what exists in the location of a contact's past values: other holders of its keys, and
   * its business.
   */
  private FormerContact.Others others(@Nullable Contact contact) throws SQLException {
    if (contact == null) {
      return new FormerContact.Others(Map.of(), Set.of());
    }
    Map<MatchKey, ContactId> holders = new HashMap<>();
    for (MatchKey key : contact.keys()) {
      for (ContactId holder : SingleRows.holders(session, location, key, WITH_ITSELF)) {
        if (!holder.equals(contact.id())) {
          holders.putIfAbsent(key, holder);
        }
      }
    }
    return new FormerContact.Others(holders, businesses(contact));
  }

  private Set<String> businesses(Contact contact) throws SQLException {
    String business = contact.texts().get(TextField.BUSINESS_ID);
    boolean isThere =
        business != null
            && new TableReader<>(BusinessTable.TABLE, session).find(location, business).isPresent();
    return isThere ? Set.of(business) : Set.of();
  }

  public PersonalData traces(ContactId id) throws SQLException {
    Contact contact = history.contact(id);
    return new PersonalData(
        contact == null ? 0 : 1,
        contact == null ? 0 : contact.keys().size(),
        number(Statements.COUNT_ALIASES, id),
        number(Statements.COUNT_NOTES, id) + number(Statements.COUNT_DELETED_NOTES, id),
        number(Statements.COUNT_TASKS, id) + number(Statements.COUNT_DELETED_TASKS, id),
        changes(id).stream().filter(logged -> logged.kind() != Kind.ERASED).count(),
        erasedAt(id));
  }

  /**
   * Returns all changes of a contact, the newest first, including expired ones that have not been
   * deleted yet.
   */
  public List<Logged> changes(ContactId id) throws SQLException {
    long goneTo = history.kept().goneTo();
    List<Logged> all = new ArrayList<>();
    LoggedChanges changes = history.of(id, goneTo);
    for (Logged logged = changes.next(); logged != null; logged = changes.next()) {
      all.add(logged);
    }
    all.addAll(history.going(id, goneTo).reversed());
    return all;
  }

  /** Returns the keys that a contact holds, and those that are among what its changes replaced. */
  public Set<MatchKey> keys(ContactId id) throws SQLException {
    Set<MatchKey> keys = new HashSet<>();
    Contact contact = history.contact(id);
    if (contact != null) {
      keys.addAll(contact.keys());
    }
    for (Logged logged : changes(id)) {
      String former = logged.former();
      if (former != null) {
        keys.addAll(ContactCells.keys(former));
      }
    }
    return keys;
  }

  private @Nullable Instant erasedAt(ContactId id) throws SQLException {
    Logged last = history.of(id, history.kept().goneTo()).next();
    return last != null && last.kind() == Kind.ERASED ? last.at() : null;
  }

  private long number(String sql, ContactId id) throws SQLException {
    return SingleRows.number(session, sql, location.value(), id.value());
  }
}

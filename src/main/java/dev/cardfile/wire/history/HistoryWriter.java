package dev.cardfile.wire.history;

import static dev.cardfile.wire.table.ValueType.BOOLEAN;
import static dev.cardfile.wire.table.ValueType.INTEGER;

import dev.cardfile.contact.Contact;
import dev.cardfile.history.Entry;
import dev.cardfile.location.LocationId;
import dev.cardfile.wire.ApiVersion;
import dev.cardfile.wire.contact.ContactMembers;
import dev.cardfile.wire.contact.ContactView;
import dev.cardfile.wire.table.Answer;
import dev.cardfile.wire.table.Members;
import dev.cardfile.wire.table.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the past of a contact, as JSON in UTF-8. */
public final class HistoryWriter {

  /**
   * A page of the changes of a contact.
   *
   * @param before the number of the change before which the next page begins; null on the last page
   */
  record Page(List<EntryView> entries, @Nullable Long before) {}

  public static final Answer<Page> HISTORY =
      Answer.of(
          Members.<Page>of()
              .has(
                  "history",
                  ValueType.list(EntryView.IN_HISTORY.called("HistoryEntry")),
                  Page::entries)
              .has("more", BOOLEAN, page -> page.before() != null)
              .mayHave(
                  "before",
                  INTEGER.about("Where the next page begins; only if there is more."),
                  Page::before));

  /** A former state of a contact, without what the history does not record. */
  public static final Answer<ContactView> PAST =
      Answer.of(
          Members.<ContactView>of()
              .has("contact", ContactMembers.RECORDED.called("RecordedContact"), view -> view));

  /** Reports whether a change has changed this member of the contact. */
  public boolean isOf(String field, Entry entry, LocationId location, ApiVersion version) {
    return new EntryView(entry, location, version).fields().contains(field);
  }

  /**
   * Returns a page of the changes of a contact.
   *
   * @param before the number of the change before which the next page begins; null on the last page
   */
  public byte[] history(
      List<Entry> entries,
      @Nullable Long before,
      LocationId location,
      ApiVersion version,
      String traceId) {
    List<EntryView> views =
        entries.stream().map(entry -> new EntryView(entry, location, version)).toList();
    return HISTORY.bytes(new Page(views, before), traceId);
  }

  /** Returns a former state of a contact. */
  public byte[] past(Contact contact, LocationId location, ApiVersion version, String traceId) {
    return PAST.bytes(new ContactView(contact, location, version), traceId);
  }
}

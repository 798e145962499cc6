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
   * Some changes of a contact.
   *
   * @param before where to go on; null at the end
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

  /** Without what is not recorded. */
  public static final Answer<ContactView> PAST =
      Answer.of(
          Members.<ContactView>of()
              .has("contact", ContactMembers.RECORDED.called("RecordedContact"), view -> view));

  /** Whether a change is one of this member of the contact. */
  public boolean isOf(String field, Entry entry, LocationId location, ApiVersion version) {
    return new EntryView(entry, location, version).fields().contains(field);
  }

  /**
   * A page of the changes of a contact.
   *
   * @param before where to go on; null at the end
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

  /** A contact as it was. */
  public byte[] past(Contact contact, LocationId location, ApiVersion version, String traceId) {
    return PAST.bytes(new ContactView(contact, location, version), traceId);
  }
}

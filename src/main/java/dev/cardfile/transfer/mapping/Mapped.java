package dev.cardfile.transfer.mapping;

import dev.cardfile.json.JsonObject;
import dev.cardfile.transfer.file.FileRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a row of a file comes to. */
public sealed interface Mapped {

  /** The row as the file has it. */
  FileRow source();

  /**
   * A contact.
   *
   * @param body that of an upsert, not checked any further
   * @param id the contact's elsewhere; null where the file has none
   * @param created when the contact was made elsewhere; null where the file does not say
   * @param more what an upsert's body has no room for: {@code additionalEmails}, {@code
   *     additionalPhones}, {@code businessId}, {@code followers}, {@code notes}, {@code tasks}
   * @param reported values that were not used, but for those in columns that fit nothing
   */
  record Row(
      FileRow source,
      JsonObject body,
      @Nullable ForeignId id,
      @Nullable Instant created,
      @Nullable Instant lastActivity,
      JsonObject more,
      List<ReportedCell> reported)
      implements Mapped {
    public Row {
      reported = List.copyOf(reported);
    }
  }

  /**
   * No contact, and no fault: a title above the headings, or the headings once more, as in files
   * that were joined.
   */
  record Skipped(FileRow source, String code, String message) implements Mapped {}

  /** Not to be read. */
  record Unreadable(FileRow source, String code, String message) implements Mapped {}
}

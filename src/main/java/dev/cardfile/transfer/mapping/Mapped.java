package dev.cardfile.transfer.mapping;

import dev.cardfile.json.JsonObject;
import dev.cardfile.transfer.file.FileRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of interpreting a row of a file. */
public sealed interface Mapped {

  /** The row as it is in the file. */
  FileRow source();

  /**
   * A contact.
   *
   * @param body the body of an upsert, not validated
   * @param id the contact's id elsewhere; null if the file has none
   * @param created when the contact was created elsewhere; null if the file does not say
   * @param more the values that an upsert's body has no property for: {@code additionalEmails},
   *     {@code additionalPhones}, {@code businessId}, {@code followers}, {@code notes}, {@code
   *     tasks}
   * @param reported the values that were not used, except those in columns that match no field
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
   * A row that is neither a contact nor an error: a title above the headings, or the headings
   * repeated, as in files that were joined.
   */
  record Skipped(FileRow source, String code, String message) implements Mapped {}

  /** A row that cannot be read. */
  record Unreadable(FileRow source, String code, String message) implements Mapped {}
}

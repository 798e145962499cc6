package dev.cardfile.importing;

import dev.cardfile.contact.Alias;
import dev.cardfile.contact.ContactId;
import dev.cardfile.imports.KeptRow;
import dev.cardfile.imports.RowEnd;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonString;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.location.Location;
import dev.cardfile.transfer.file.FileProblem;
import dev.cardfile.transfer.file.FileRow;
import dev.cardfile.transfer.mapping.ForeignId;
import dev.cardfile.transfer.mapping.Mapped;
import dev.cardfile.upsert.FieldsFull;
import dev.cardfile.upsert.LeftDeleted;
import dev.cardfile.upsert.PreconditionFailed;
import dev.cardfile.upsert.TagsFull;
import dev.cardfile.upsert.UpsertOutcome;
import dev.cardfile.upsert.UpsertResult;
import dev.cardfile.upsert.request.Origin;
import dev.cardfile.upsert.request.Reading;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.ProblemText;
import dev.cardfile.wire.ProblemWords;
import dev.cardfile.wire.batch.RowWeight;
import dev.cardfile.wire.contact.OptionsReader;
import dev.cardfile.wire.contact.UpsertReader;
import dev.cardfile.wire.imports.ImportOptions;
import dev.cardfile.write.imports.ImportRow.Note;
import dev.cardfile.write.rows.RowOutcome;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the rows of a file into requests, and their outcomes into notes. */
final class ImportedRows {

  private static final String FAILED = "failed";
  private static final String PARTLY = "partly";

  /** Bytes per character of a row as it is in the file: as it was read, and as it may be kept. */
  private static final int OF_SOURCE = 6;

  private static final int OF_CELL = 50;
  private static final int OF_REPORTED = 200;

  private final UpsertReader reader;
  private final ImportOptions options;
  private final OptionsReader.Said said;
  private final Location location;

  ImportedRows(UpsertReader reader, ImportOptions options, Location location) {
    this.location = location;
    this.reader = reader;
    this.options = options;
    this.said = new OptionsReader.Said(options.writing(), List.of());
  }

  /** Returns roughly how many bytes of memory a row takes until its result is known. */
  static long weight(Mapped mapped) {
    long source = source(mapped.source());
    return mapped instanceof Mapped.Row row
        ? source + RowWeight.of(row.body(), row.more()) + (long) OF_REPORTED * row.reported().size()
        : source + RowWeight.LEAST;
  }

  private static long source(FileRow row) {
    long cells = row instanceof FileRow.Cells(long _, List<String> all) ? all.size() : 0;
    return OF_CELL * cells + OF_SOURCE * row.length();
  }

  /** Parses a row. */
  Reading<Problem> read(Mapped.Row row, Location seen) {
    return reader.readImported(
        row.body().with("locationId", seen.id().value()), row.more(), said, seen, origin(row));
  }

  private Origin origin(Mapped.Row row) {
    return new Origin(alias(row), time(row.created()), time(row.lastActivity()), options.revive());
  }

  private static @Nullable Alias alias(Mapped.Row row) {
    ForeignId id = row.id();
    return id == null
            || id.id().length() > Alias.MAX_ID_LENGTH
            || id.source().length() > Alias.MAX_SOURCE_LENGTH
        ? null
        : new Alias(id.source(), id.id());
  }

  /**
   * Returns a time in milliseconds precision; null before 1970, because no id can begin with such a
   * time.
   */
  private static @Nullable Instant time(@Nullable Instant told) {
    return told == null || told.isBefore(Instant.EPOCH)
        ? null
        : told.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Returns how a row is counted, and what is kept of it. */
  Note note(long number, Mapped.Row row, RowOutcome<Problem> outcome) {
    return switch (outcome) {
      case RowOutcome.Refused<Problem>(Problem problem) ->
          failed(number, row, ProblemText.of(problem).code(), ProblemWords.of(problem));
      case RowOutcome.Decided<Problem>(UpsertOutcome decided, boolean unchanged) ->
          note(number, row, decided, unchanged);
    };
  }

  private Note note(long number, Mapped.Row row, UpsertOutcome outcome, boolean unchanged) {
    return switch (outcome) {
      case UpsertResult result -> {
        RowEnd end =
            result.created() ? RowEnd.CREATED : unchanged ? RowEnd.UNCHANGED : RowEnd.UPDATED;
        yield new Note(end, partly(number, row, result));
      }
      case LeftDeleted(ContactId id) ->
          new Note(
              RowEnd.SKIPPED,
              kept(
                  number,
                  row,
                  "skipped",
                  id,
                  "deleted",
                  "The contact was deleted here.",
                  List.of()));
      case TagsFull full ->
          failed(
              number,
              row,
              "too_many_tags",
              "The contact would have more than %d tags.".formatted(full.max()));
      case FieldsFull full -> failed(number, row, "too_long", RowRemarks.tooLongFields(full.max()));
      case PreconditionFailed failed ->
          throw new IllegalStateException("rows of files have no conditions");
    };
  }

  /** Returns a kept row if some values of the row were not written; null if all were. */
  private @Nullable KeptRow partly(long number, Mapped.Row row, UpsertResult result) {
    RowRemarks remarks = RowRemarks.of(row, result);
    ForeignId id = row.id();
    if (id != null && alias(row) == null) {
      remarks.add("too_long", "id (%s): The id is too long to be kept.".formatted(id.id()));
    }
    if (remarks.isEmpty()) {
      return null;
    }
    ContactId contact = result.contact().id();
    return kept(number, row, PARTLY, contact, remarks.code(), remarks.text(), result.warnings());
  }

  private Note failed(long number, Mapped.Row row, String code, String message) {
    return new Note(RowEnd.FAILED, kept(number, row, FAILED, null, code, message, List.of()));
  }

  /**
   * @param warnings those that the message names
   */
  private KeptRow kept(
      long number,
      Mapped.Row row,
      String outcome,
      @Nullable ContactId contact,
      String code,
      String message,
      List<Warning> warnings) {
    return new KeptRow(
        number,
        row.source().line(),
        outcome,
        contact == null ? null : contact.value(),
        code,
        message,
        content(row.source()),
        RowPerson.of(row, alias(row), location, warnings));
  }

  /** Returns the kept row for one that cannot be read or run. */
  KeptRow unreadable(long number, Mapped mapped, String code, String message) {
    return new KeptRow(
        number,
        mapped.source().line(),
        FAILED,
        null,
        code,
        message,
        content(mapped.source()),
        mapped instanceof Mapped.Row row
            ? RowPerson.of(row, alias(row), location, List.of())
            : KeptRow.Person.UNKNOWN);
  }

  private static String content(FileRow row) {
    return JsonWriter.compact(
        switch (row) {
          case FileRow.Cells(long line, List<String> cells) ->
              new JsonArray(cells.stream().<Json>map(JsonString::new).toList());
          case FileRow.Text(long line, String text) -> new JsonString(text);
          case FileRow.Unreadable(long line, String text, FileProblem problem) ->
              JsonObject.EMPTY
                  .with("text", text)
                  .with("code", problem.code())
                  .with("message", problem.message());
        });
  }

  /** Returns the row as the file had it. */
  static FileRow source(KeptRow kept) {
    JsonObject wrapped = ImportOptions.object("{\"row\":" + kept.content() + "}");
    return switch (wrapped.get("row")) {
      case JsonArray(List<Json> cells) ->
          new FileRow.Cells(
              kept.line(),
              cells.stream()
                  .map(cell -> cell instanceof JsonString(String text) ? text : "")
                  .toList());
      case JsonString(String text) -> new FileRow.Text(kept.line(), text);
      case JsonObject object ->
          new FileRow.Unreadable(
              kept.line(),
              String.valueOf(ImportOptions.string(object.get("text"))),
              new FileProblem(kept.code(), kept.message()));
      case null, default -> new FileRow.Text(kept.line(), kept.content());
    };
  }
}

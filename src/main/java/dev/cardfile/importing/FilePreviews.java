package dev.cardfile.importing;

import dev.cardfile.contact.Actor;
import dev.cardfile.imports.Import;
import dev.cardfile.imports.KeptRow;
import dev.cardfile.imports.RowEnd;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.transfer.file.ImportFile;
import dev.cardfile.transfer.mapping.Mapped;
import dev.cardfile.transfer.mapping.RowMapper;
import dev.cardfile.transfer.mapping.heading.DateOrder;
import dev.cardfile.wire.contact.UpsertReader;
import dev.cardfile.wire.imports.FilePreview;
import dev.cardfile.wire.imports.ImportOptions;
import dev.cardfile.write.Attempt;
import dev.cardfile.write.Upserts;
import dev.cardfile.write.imports.ImportRow;
import dev.cardfile.write.rows.Row;
import dev.cardfile.write.rows.RowPipeline;
import dev.cardfile.write.rows.RowResult;
import dev.cardfile.write.rows.RowUpserts;
import dev.cardfile.write.rows.Unchanged;
import dev.cardfile.write.work.Work;
import dev.cardfile.write.work.WriteTerms;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Previews imports of files: tries their first rows, and writes nothing. */
public final class FilePreviews {

  /** The most rows that are tried. */
  public static final int MOST_TRIED = 20;

  private final FileImports files;
  private final RowPipeline pipeline;
  private final RowUpserts upserts;

  public FilePreviews(FileImports files) {
    this.files = files;
    this.pipeline = files.pipeline();
    this.upserts = new RowUpserts(new Upserts(files.clock(), files.ids()));
  }

  /** A file, or the beginning of one, that can be read repeatedly. */
  @FunctionalInterface
  public interface Source {
    InputStream open() throws IOException;
  }

  /** The result of looking at a file. */
  public sealed interface Looking {

    record Seen(FilePreview preview) implements Looking {}

    /** The file cannot be read. */
    record Refused(Import.Problem problem) implements Looking {}
  }

  /**
   * Previews a file. It is read twice, because the order of day and month in its dates may show in
   * any row.
   *
   * @param whole whether the source has the whole file; if not, the last row may be cut off and
   *     does not count
   */
  public Looking look(LocationId id, ImportOptions options, Source source, boolean whole)
      throws IOException {
    Location location = files.location(id);
    try (InputStream first = source.open();
        InputStream second = source.open()) {
      return switch (FileImports.open(first, options, Map.of(), location)) {
        case FileImports.Opened.Refused(Import.Problem problem) -> new Looking.Refused(problem);
        case FileImports.Opened.File(ImportFile file, RowMapper mapper) -> {
          long rows = 0;
          for (Mapped row = mapper.next(); row != null; row = mapper.next()) {
            rows++;
          }
          rows = whole ? rows : Math.max(0, rows - 1);
          List<Mapped> tried =
              first(second, options, mapper.dates().found(), location, Math.min(rows, MOST_TRIED));
          yield new Looking.Seen(
              new FilePreview(
                  file.dialect(),
                  mapper.mapping(),
                  SeenFile.described(file, mapper, rows),
                  rows,
                  whole,
                  verdicts(location, options, tried),
                  SeenFile.problem(mapper, options, whole ? rows : 1)));
        }
      };
    }
  }

  private static List<Mapped> first(
      InputStream bytes,
      ImportOptions options,
      Map<Integer, DateOrder> dates,
      Location location,
      long most)
      throws IOException {
    List<Mapped> first = new ArrayList<>();
    if (FileImports.open(bytes, options, dates, location)
        instanceof FileImports.Opened.File(var _, RowMapper mapper)) {
      while (first.size() < most) {
        first.add(Objects.requireNonNull(mapper.next(), "it was there a moment ago"));
      }
    }
    return first;
  }

  private List<FilePreview.Verdict> verdicts(
      Location location, ImportOptions options, List<Mapped> tried) {
    ImportedRows requests = new ImportedRows(new UpsertReader(files.clock()), options, location);
    List<ImportRow.@Nullable Note> notes = new ArrayList<>();
    List<Row<ImportRow.Note>> rows = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (Mapped each : tried) {
      long number = notes.size() + 1L;
      switch (each) {
        case Mapped.Row row -> {
          places.add(notes.size());
          notes.add(null);
          rows.add(trial(requests, number, row));
        }
        case Mapped.Skipped skipped -> notes.add(new ImportRow.Note(RowEnd.SKIPPED, null));
        case Mapped.Unreadable(var source, String code, String message) ->
            notes.add(
                new ImportRow.Note(
                    RowEnd.FAILED, requests.unreadable(number, each, code, message)));
      }
    }
    List<Integer> left = new ArrayList<>(places);
    pipeline.rehearse(location.id(), rows, result -> notes.set(left.removeFirst(), note(result)));
    List<FilePreview.Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < tried.size(); i++) {
      verdicts.add(verdict(i + 1, tried.get(i), Objects.requireNonNull(notes.get(i))));
    }
    return verdicts;
  }

  private Row<ImportRow.Note> trial(ImportedRows requests, long number, Mapped.Row row) {
    return new Row<>() {
      @Override
      public Work<Attempt<ImportRow.Note>> by(Location seen) {
        return upserts
            .row(seen, WriteTerms.of(Actor.SYSTEM), requests.read(row, seen), Unchanged.LEFT)
            .map(attempt -> attempt.map(outcome -> requests.note(number, row, outcome)));
      }

      @Override
      public long weight() {
        return ImportedRows.weight(row);
      }
    };
  }

  private static ImportRow.Note note(RowResult<ImportRow.Note> result) {
    return switch (result) {
      case RowResult.Done<ImportRow.Note>(ImportRow.Note note) -> note;
      case RowResult.NotDone<ImportRow.Note>(var away) -> throw away;
      case RowResult.Failed<ImportRow.Note>(Throwable cause) ->
          throw new IllegalStateException("a row cannot be tried", cause);
    };
  }

  /**
   * Leaves out the id of a contact that would be created, because the import would choose another
   * one.
   */
  private static FilePreview.Verdict verdict(int number, Mapped of, ImportRow.Note note) {
    KeptRow kept = note.kept();
    return new FilePreview.Verdict(
        number,
        of.source().line(),
        note.end(),
        kept == null || note.end() == RowEnd.CREATED ? null : kept.contact(),
        kept == null ? null : kept.code(),
        kept == null ? null : kept.message());
  }
}

package dev.cardfile.importing;

import dev.cardfile.imports.Import;
import dev.cardfile.imports.RowEnd;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.store.UnknownLocation;
import dev.cardfile.transfer.file.ImportFile;
import dev.cardfile.transfer.mapping.Mapped;
import dev.cardfile.transfer.mapping.RowMapper;
import dev.cardfile.upsert.request.Reading;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.contact.UpsertReader;
import dev.cardfile.wire.imports.ImportOptions;
import dev.cardfile.write.Upserts;
import dev.cardfile.write.imports.ImportRow;
import dev.cardfile.write.imports.ImportTurn;
import dev.cardfile.write.imports.Imports;
import dev.cardfile.write.rows.RowPipeline;
import dev.cardfile.write.rows.RowResult;
import dev.cardfile.write.rows.RowUpserts;
import dev.cardfile.write.work.WriteTerms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The work of one process on one import. Not thread-safe. */
public final class ImportRun {

  private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);

  /** After how many rows without a write this process shows that it is still there. */
  private static final int BETWEEN_TOUCHES = 10_000;

  private final FileImports files;
  private final Imports imports;
  private final Parts parts;
  private final LocationId location;
  private final String server;
  private final BooleanSupplier stopping;

  /** What is needed to write rows. */
  private record Parts(RowPipeline pipeline, RowUpserts upserts, InstantSource clock) {}

  /**
   * @param server a name for this process that no other process has
   */
  public ImportRun(FileImports files, LocationId location, String server) {
    this(files, location, server, () -> false);
  }

  /**
   * Creates a run that can be stopped.
   *
   * @param server a name for this process that no other process has
   * @param stopping reports whether this process is about to end, so that another one has to go on
   */
  public ImportRun(
      FileImports files, LocationId location, String server, BooleanSupplier stopping) {
    this.files = files;
    this.imports = files.imports();
    this.parts =
        new Parts(
            files.pipeline(),
            new RowUpserts(new Upserts(files.clock(), files.ids())),
            files.clock());
    this.location = location;
    this.server = server;
    this.stopping = stopping;
  }

  /**
   * Works on an import until it is over, somebody pauses it, or another process has it.
   *
   * @param progress receives the progress after each row
   * @return the import as it is then
   * @throws StoreUnavailable if the store is unavailable; another run goes on
   * @throws UnknownLocation if the location is deleted meanwhile
   */
  public Import run(String id, Consumer<FileImports.Progress> progress) throws IOException {
    while (true) {
      Import there = find(id);
      if (!there.isDue()) {
        return there;
      }
      if (stopping.getAsBoolean()) {
        // This process may have the turn from its last reading, and others would have to wait for
        // it.
        var _ = files.executor().run(imports.release(location, there, server));
        return find(id);
      }
      if (!(files.executor().run(imports.run(location, there, server, last()))
          instanceof Imports.Outcome.Done(Import mine))) {
        return find(id);
      }
      workAt(mine, progress);
    }
  }

  private long last() {
    return files.stores().history().last(location);
  }

  /**
   * Undoes an import, or reads its file: the first reading examines the whole file, and the next
   * one writes its rows.
   */
  private void workAt(Import mine, Consumer<FileImports.Progress> progress) throws IOException {
    if (mine.undo() != null) {
      new UndoRun(files, parts.pipeline(), location, server, stopping).run(mine);
      return;
    }
    switch (files.open(location, mine)) {
      case FileImports.Opened.Refused(Import.Problem problem) -> fail(mine, problem);
      case FileImports.Opened.File(ImportFile file, RowMapper mapper) -> {
        if (mine.mapping() == null) {
          survey(mine, file, mapper);
        } else {
          rows(mine, mapper, progress);
        }
      }
    }
  }

  /**
   * Shows that this process is still there, or gives up the turn if it is about to end. Returns
   * false if it no longer has the turn.
   */
  private boolean goesOn(Import mine) {
    if (stopping.getAsBoolean()) {
      var _ = files.executor().run(imports.release(location, mine, server));
      return false;
    }
    return files.executor().run(imports.touch(location, mine, server))
        instanceof Imports.Outcome.Done;
  }

  private Import find(String id) {
    return files
        .store()
        .find(location, id)
        .orElseThrow(() -> new IllegalStateException("the import was removed meanwhile"));
  }

  private void survey(Import mine, ImportFile file, RowMapper mapper) throws IOException {
    long rows = 0;
    for (Mapped row = mapper.next(); row != null; row = mapper.next()) {
      if (++rows % BETWEEN_TOUCHES == 0 && !goesOn(mine)) {
        return;
      }
    }
    Import.Problem problem = SeenFile.problem(mapper, ImportOptions.of(mine.options()), rows);
    if (problem != null) {
      fail(mine, problem);
    } else {
      String how = JsonWriter.compact(SeenFile.described(file, mapper, rows));
      var _ = files.executor().run(imports.mapped(location, mine, server, how));
    }
  }

  private void fail(Import mine, Import.Problem why) {
    var _ = files.executor().run(imports.failed(location, mine, server, why));
  }

  private void rows(Import mine, RowMapper mapper, Consumer<FileImports.Progress> progress)
      throws IOException {
    Rows rows =
        new Rows(
            mapper,
            mine,
            new ImportTurn(location, mine.id(), server, WriteTerms.of(mine.by())),
            new ImportedRows(
                new UpsertReader(parts.clock()),
                ImportOptions.of(mine.options()),
                files.location(location)));
    long total = SeenFile.total(mine);
    try {
      parts
          .pipeline()
          .run(
              location,
              rows,
              result -> {
                rows.ended(result);
                progress.accept(new FileImports.Progress(rows.done, total, rows.last));
              });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    rows.end(mine);
  }

  /** The rows of a file after those that are done, and their results. */
  private final class Rows implements Iterator<ImportRow<Problem>> {

    private final RowMapper mapper;
    private final ImportTurn turn;
    private final ImportedRows requests;
    private final Deque<Mapped> underWay = new ArrayDeque<>();
    private @Nullable Mapped next;
    private long number;
    private long done;
    private @Nullable RowEnd last;
    private boolean stopped;
    private @Nullable Mapped broken;
    private @Nullable RuntimeException failure;

    Rows(RowMapper mapper, Import mine, ImportTurn turn, ImportedRows requests) throws IOException {
      this.mapper = mapper;
      this.turn = turn;
      this.requests = requests;
      this.done = mine.counts().rows();
      this.number = done;
      for (long row = 1; row <= done && !stopped; row++) {
        var _ = mapper.next();
        stopped = row % BETWEEN_TOUCHES == 0 && !goesOn(mine);
      }
      this.next = mapper.next();
    }

    @Override
    public boolean hasNext() {
      return next != null && !stopped && !stopping.getAsBoolean();
    }

    @Override
    public ImportRow<Problem> next() {
      Mapped current = next;
      if (current == null) {
        throw new NoSuchElementException();
      }
      underWay.add(current);
      try {
        next = mapper.next();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return row(++number, current);
    }

    private ImportRow<Problem> row(long mine, Mapped mapped) {
      return switch (mapped) {
        case Mapped.Row row ->
            new ImportRow<>(
                turn,
                parts.upserts(),
                parts.clock(),
                mine,
                ImportedRows.weight(row),
                seen -> requests.read(row, seen),
                outcome -> requests.note(mine, row, outcome));
        case Mapped.Skipped skipped ->
            noted(mine, mapped, new ImportRow.Note(RowEnd.SKIPPED, null));
        case Mapped.Unreadable(var source, String code, String message) ->
            noted(
                mine,
                mapped,
                new ImportRow.Note(
                    RowEnd.FAILED, requests.unreadable(mine, mapped, code, message)));
      };
    }

    /** Returns a row that contains no contact, and is only noted. */
    private ImportRow<Problem> noted(long mine, Mapped mapped, ImportRow.Note note) {
      return new ImportRow<>(
          turn,
          parts.upserts(),
          parts.clock(),
          mine,
          ImportedRows.weight(mapped),
          seen -> new Reading.Refused<>(new Problem.NoKey(List.of())),
          outcome -> note);
    }

    void ended(RowResult<ImportRow.Outcome> result) {
      Mapped row = underWay.poll();
      last = null;
      switch (result) {
        case RowResult.Done<ImportRow.Outcome>(ImportRow.Outcome outcome) -> {
          if (outcome instanceof ImportRow.Outcome.Ended(RowEnd end)) {
            done++;
            last = end;
          } else {
            stopped = true;
          }
        }
        case RowResult.Failed<ImportRow.Outcome>(UnknownLocation deleted) -> {
          failure = deleted;
          stopped = true;
        }
        case RowResult.Failed<ImportRow.Outcome>(Throwable cause) -> {
          if (!stopped) {
            LOG.error("row {} of import {} cannot be run", done + 1, turn.id(), cause);
            broken = row;
          }
          stopped = true;
        }
        case RowResult.NotDone<ImportRow.Outcome>(StoreUnavailable away) -> {
          failure = away;
          stopped = true;
        }
      }
    }

    /** Does what is left to do when no more rows are in flight. */
    void end(Import mine) {
      if (failure != null) {
        throw failure;
      }
      if (broken != null) {
        var _ =
            files
                .executor()
                .run(
                    imports.passOver(
                        location,
                        mine,
                        server,
                        requests.unreadable(
                            done + 1,
                            broken,
                            "fault",
                            "This is a bug in Cardfile; its log has the details.")));
      } else if (!stopped) {
        var _ =
            files
                .executor()
                .run(
                    next == null
                        ? imports.done(location, mine, server, last())
                        : imports.release(location, mine, server));
      }
    }
  }
}

package dev.cardfile.importing;

import dev.cardfile.contact.Alias;
import dev.cardfile.history.Entry;
import dev.cardfile.imports.Import;
import dev.cardfile.imports.Undo;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.HistoryStore;
import dev.cardfile.store.HistoryStore.Feed;
import dev.cardfile.store.ImportStore;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.store.UnknownLocation;
import dev.cardfile.write.imports.ImportTurn;
import dev.cardfile.write.imports.Imports;
import dev.cardfile.write.imports.UndoAlias;
import dev.cardfile.write.imports.UndoRow;
import dev.cardfile.write.rows.RowPipeline;
import dev.cardfile.write.rows.RowResult;
import dev.cardfile.write.work.WriteTerms;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The work of one process on undoing one import. Not thread-safe. */
final class UndoRun {

  private static final int CHANGES_AT_A_TIME = 500;
  private static final int ALIASES_AT_A_TIME = 500;

  private static final Import.Problem EXPIRED =
      new Import.Problem(
          "history_expired", "What the import has changed is no longer kept in the history.");

  private final FileImports files;
  private final RowPipeline pipeline;
  private final LocationId location;
  private final String server;
  private final BooleanSupplier stopping;

  UndoRun(
      FileImports files,
      RowPipeline pipeline,
      LocationId location,
      String server,
      BooleanSupplier stopping) {
    this.files = files;
    this.pipeline = pipeline;
    this.location = location;
    this.server = server;
    this.stopping = stopping;
  }

  /**
   * Continues the undoing until it is over, this process is about to end, or another one has it.
   *
   * @throws StoreUnavailable if the store is unavailable; another run goes on
   * @throws UnknownLocation if the location is deleted meanwhile
   */
  void run(Import mine) {
    Changes changes = new Changes(mine, Objects.requireNonNull(mine.undo()));
    pipeline.run(location, changes, changes::ended);
    changes.end();
  }

  /** The changes of the import that have not been undone yet, in their order. */
  private final class Changes implements Iterator<UndoRow> {

    private final Import mine;
    private final ImportTurn turn;
    private final HistoryStore history = files.stores().history();
    private final Queue<Entry> some = new ArrayDeque<>();
    private final long to;
    private long at;
    private boolean more = true;
    private boolean expired;
    private boolean stopped;
    private @Nullable RuntimeException failure;

    Changes(Import mine, Undo undo) {
      this.mine = mine;
      this.turn = new ImportTurn(location, mine.id(), server, WriteTerms.of(mine.by()));
      this.at = undo.undoneTo();
      Long last = mine.changes().to();
      this.to = last == null ? Long.MAX_VALUE : last;
    }

    @Override
    public boolean hasNext() {
      while (some.isEmpty() && more && !stopped && !stopping.getAsBoolean()) {
        read();
      }
      return !some.isEmpty() && !stopped && !stopping.getAsBoolean();
    }

    private void read() {
      switch (history.after(location, at, CHANGES_AT_A_TIME)) {
        case Feed.Expired() -> {
          expired = true;
          more = false;
        }
        case Feed.Page(var entries, boolean further) -> {
          more = further && entries.getLast().seq() < to;
          at = entries.isEmpty() ? at : entries.getLast().seq();
          entries.stream()
              .filter(each -> each.seq() <= to && mine.id().equals(each.by().importId()))
              .forEach(some::add);
          if (some.isEmpty() && more) {
            stopped =
                !(files.executor().run(files.imports().touch(location, mine, server))
                    instanceof Imports.Outcome.Done);
          }
        }
      }
    }

    @Override
    public UndoRow next() {
      Entry next = some.poll();
      if (next == null) {
        throw new NoSuchElementException();
      }
      return new UndoRow(turn, files.clock(), next, mine.changes().behind(), to);
    }

    void ended(RowResult<Boolean> result) {
      switch (result) {
        case RowResult.Done<Boolean>(Boolean mineToDo) -> stopped |= !mineToDo;
        case RowResult.NotDone<Boolean>(StoreUnavailable why) -> stop(why);
        case RowResult.Failed<Boolean>(UnknownLocation deleted) -> stop(deleted);
        case RowResult.Failed<Boolean>(Throwable cause) ->
            stop(new IllegalStateException("a change cannot be undone", cause));
      }
    }

    private void stop(RuntimeException why) {
      stopped = true;
      failure = failure == null ? why : failure;
    }

    void end() {
      if (failure != null) {
        throw failure;
      }
      if (stopped) {
        return;
      }
      boolean whole = !expired && !more && some.isEmpty();
      if (whole) {
        dropAliases();
      }
      if (failure != null) {
        throw failure;
      }
      if (stopped) {
        return;
      }
      Imports imports = files.imports();
      var _ =
          files
              .executor()
              .run(
                  expired
                      ? imports.failed(location, mine, server, EXPIRED)
                      : whole && !stopping.getAsBoolean()
                          ? imports.undone(location, mine, server)
                          : imports.release(location, mine, server));
    }

    /**
     * Drops the aliases that are left of those that the import gave to contacts, except where it
     * has made a change that stays.
     */
    private void dropAliases() {
      Alias after = null;
      while (!stopped && !stopping.getAsBoolean()) {
        List<ImportStore.Given> page =
            files.store().aliases(location, mine.id(), after, ALIASES_AT_A_TIME);
        if (page.isEmpty()) {
          return;
        }
        after = page.getLast().alias();
        pipeline.run(location, page.stream().map(this::row).iterator(), this::ended);
      }
    }

    private UndoAlias row(ImportStore.Given given) {
      return new UndoAlias(
          turn, files.clock(), given.alias(), given.contact(), mine.changes().behind(), to);
    }
  }
}

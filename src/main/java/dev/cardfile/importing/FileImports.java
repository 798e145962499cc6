package dev.cardfile.importing;

import dev.cardfile.contact.Actor;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.imports.Import;
import dev.cardfile.imports.RowEnd;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.HistoryStore;
import dev.cardfile.store.ImportStore;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.store.Stores;
import dev.cardfile.store.UnknownLocation;
import dev.cardfile.transfer.file.FileProblem;
import dev.cardfile.transfer.file.ImportFile;
import dev.cardfile.transfer.mapping.RowMapper;
import dev.cardfile.transfer.mapping.heading.DateOrder;
import dev.cardfile.wire.imports.ImportOptions;
import dev.cardfile.write.LocationView;
import dev.cardfile.write.imports.Imports;
import dev.cardfile.write.rows.RowPipeline;
import dev.cardfile.write.work.WorkExecutor;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Imports files into locations of a store. */
public final class FileImports {

  private static final Logger LOG = LoggerFactory.getLogger(FileImports.class);

  /** The largest file that is accepted, in bytes. */
  public static final long MAX_BYTES = 1L << 30;

  private static final String TOO_LARGE =
      "The file is larger than %d MiB; import it in parts.".formatted(MAX_BYTES >> 20);
  private static final String TOO_MANY =
      "A location may have at most %d imports that are not over, and %d in all; cancel or delete one."
          .formatted(Imports.MOST_UNFINISHED, Imports.MOST_KEPT);

  private final Stores stores;
  private final RowPipeline pipeline;
  private final WorkExecutor executor;
  private final Imports imports;
  private final ImportStore store;
  private final IdSequence ids;
  private final InstantSource clock;

  /** Creates the imports of a process that writes no other rows into the stores. */
  public FileImports(Stores stores, InstantSource clock, IdSequence ids) {
    this(
        stores,
        new RowPipeline(stores.transactions(), new LocationView(stores.locations())),
        clock,
        ids);
  }

  /**
   * Creates the imports of a process.
   *
   * @param pipeline the one through which the process writes all its rows into the stores
   */
  public FileImports(Stores stores, RowPipeline pipeline, InstantSource clock, IdSequence ids) {
    this.stores = stores;
    this.pipeline = pipeline;
    this.executor = new WorkExecutor(stores.transactions());
    this.imports = new Imports(clock);
    this.store = stores.imports();
    this.ids = ids;
    this.clock = clock;
  }

  /** The result of taking a file. */
  public sealed interface Taking {

    /**
     * The file is stored. Its import can run if the file was taken with {@link FileImports#take};
     * after {@link FileImports#receive}, the caller decides when.
     */
    record Taken(Import kept) implements Taking {}

    /** The location has too many imports. */
    record TooMany(String limit) implements Taking {}

    /** The file is too large. */
    record TooLarge(String limit) implements Taking {}
  }

  /**
   * Stores a file, so that its import can run whatever happens to the sender.
   *
   * @param fileName as its sender calls it; null if that is not known
   */
  public Taking take(
      LocationId location,
      Actor by,
      @Nullable String fileName,
      ImportOptions options,
      InputStream file)
      throws IOException {
    Taking taking = receive(location, by, fileName, options, file);
    return taking instanceof Taking.Taken(Import kept)
        ? new Taking.Taken(done(executor.run(imports.received(location, by, kept.id()))))
        : taking;
  }

  /**
   * Stores a file, and leaves it to the caller to let its import run. If the file cannot be stored
   * as a whole, nothing of it is kept.
   *
   * @throws IOException if the file cannot be read
   * @throws dev.cardfile.store.StoreUnavailable if the store is unavailable, or full
   */
  public Taking receive(
      LocationId location,
      Actor by,
      @Nullable String fileName,
      ImportOptions options,
      InputStream file)
      throws IOException {
    String id = ids.next();
    Optional<Import> begun =
        executor.run(imports.begin(location, by, id, fileName, options.text()));
    if (begun.isEmpty()) {
      return new Taking.TooMany(TOO_MANY);
    }
    boolean whole = false;
    try {
      Import received = pieces(location, by, begun.get(), file);
      whole = received != null;
      return received == null ? new Taking.TooLarge(TOO_LARGE) : new Taking.Taken(received);
    } finally {
      if (!whole) {
        drop(location, by, id);
      }
    }
  }

  /** Stores a file piece by piece; null if it is too large. */
  private @Nullable Import pieces(LocationId location, Actor by, Import begun, InputStream file)
      throws IOException {
    Import kept = begun;
    byte[] piece = new byte[SpooledFile.PIECE];
    int length = file.readNBytes(piece, 0, piece.length);
    for (long number = 0; length > 0; number++) {
      if (kept.spool().bytes() + length > MAX_BYTES) {
        return null;
      }
      kept =
          done(
              executor.run(
                  imports.receive(
                      location,
                      by,
                      begun.id(),
                      number,
                      SpooledFile.packed(piece, length),
                      length)));
      length = file.readNBytes(piece, 0, piece.length);
    }
    return kept;
  }

  /**
   * Deletes what has been received of a file. If that is not possible now, {@link #purge} does it
   * later.
   */
  public void drop(LocationId location, Actor by, String id) {
    try {
      var _ = executor.run(imports.drop(location, by, id));
    } catch (StoreUnavailable away) {
      LOG.warn("the partial file of import {} will be deleted later", id, away);
    }
  }

  private static Import done(Imports.Outcome outcome) {
    return switch (outcome) {
      case Imports.Outcome.Done(Import now) -> now;
      case Imports.Outcome.Unfit(Import now) ->
          throw new IllegalStateException("the import was ended meanwhile: " + now.state());
      case Imports.Outcome.Missing() ->
          throw new IllegalStateException("the import was removed meanwhile");
    };
  }

  /** Returns why a file cannot be read, or empty if it can. */
  public static Optional<FileProblem> problem(InputStream file) throws IOException {
    return ImportFile.open(file) instanceof ImportFile.Refused(FileProblem problem)
        ? Optional.of(problem)
        : Optional.empty();
  }

  /**
   * The progress of an import.
   *
   * @param rows how many rows are done
   * @param total how many rows the file has
   * @param last how the row that was run last ended; null if it was not done
   */
  public record Progress(long rows, long total, @Nullable RowEnd last) {}

  /** Whether an import can be undone. */
  public sealed interface Undoable {

    /**
     * It can, as far as is known.
     *
     * @param last the number of a change after which the import has made none
     */
    record Yes(long last) implements Undoable {}

    /** The import is not over. */
    record NotOver() implements Undoable {}

    /** Changes were not recorded when it ran. */
    record HistoryOff() implements Undoable {}

    /** Its changes are no longer kept. */
    record Expired() implements Undoable {}
  }

  /** Reports whether an import can be undone, as far as is known. */
  public Undoable undoable(LocationId location, Import of) {
    if (!of.state().isOver()) {
      return new Undoable.NotOver();
    }
    HistoryStore history = stores.history();
    Long to = of.changes().to();
    long last = to == null ? history.last(location) : to;
    long behind = of.changes().behind();
    if (of.counts().created() + of.counts().updated() > 0 && last <= behind) {
      return new Undoable.HistoryOff();
    }
    return history.after(location, behind, 1) instanceof HistoryStore.Feed.Expired
        ? new Undoable.Expired()
        : new Undoable.Yes(last);
  }

  /** Returns a unique name for a process that works on imports. */
  public String newName() {
    return ids.next();
  }

  /**
   * Reports whether a process may take the turn at an import, given the imports of its location.
   */
  public boolean isFree(Import of, List<Import> all, String server) {
    return Imports.isFree(of, all, server, clock.instant());
  }

  /** Marks an import as failed that this process works on and cannot continue. */
  public void fail(LocationId location, String id, String server, Import.Problem why) {
    store
        .find(location, id)
        .ifPresent(there -> {
          var _ = executor.run(imports.failed(location, there, server, why));
        });
  }

  /** Deletes the imports of a location whose retention has ended. */
  public void purge(LocationId location) {
    Instant now = clock.instant();
    if (store.list(location).stream().anyMatch(each -> Imports.isOld(each, now))) {
      var _ = executor.run(imports.purge(location));
    }
  }

  Stores stores() {
    return stores;
  }

  RowPipeline pipeline() {
    return pipeline;
  }

  IdSequence ids() {
    return ids;
  }

  InstantSource clock() {
    return clock;
  }

  public ImportStore store() {
    return store;
  }

  public Imports imports() {
    return imports;
  }

  WorkExecutor executor() {
    return executor;
  }

  /** The result of opening a file. */
  sealed interface Opened {
    record File(ImportFile file, RowMapper mapper) implements Opened {}

    record Refused(Import.Problem problem) implements Opened {}
  }

  Location location(LocationId id) {
    return stores.locations().find(id).orElseThrow(() -> new UnknownLocation(id));
  }

  /** Opens the file of an import at its beginning. */
  Opened open(LocationId location, Import of) throws IOException {
    return open(
        new SpooledFile(store, location, of.id()),
        ImportOptions.of(of.options()),
        SeenFile.dates(of),
        location(location));
  }

  /** Opens a file at its beginning. */
  static Opened open(
      InputStream bytes, ImportOptions options, Map<Integer, DateOrder> dates, Location location)
      throws IOException {
    return switch (ImportFile.open(bytes)) {
      case ImportFile.Refused(FileProblem problem) ->
          new Opened.Refused(new Import.Problem(problem.code(), problem.message()));
      case ImportFile.Opened(ImportFile file) ->
          new Opened.File(file, RowMapper.of(file, options.choices().with(dates), location));
    };
  }
}

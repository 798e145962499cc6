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
import dev.cardfile.write.imports.Imports;
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

  /** The largest file that is taken. */
  public static final long MAX_BYTES = 1L << 30;

  private static final String TOO_LARGE =
      "The file is larger than %d MiB; import it in parts.".formatted(MAX_BYTES >> 20);
  private static final String TOO_MANY =
      "A location may have at most %d imports that are not over, and %d in all; cancel or delete one."
          .formatted(Imports.MOST_UNFINISHED, Imports.MOST_KEPT);

  private final Stores stores;
  private final WorkExecutor executor;
  private final Imports imports;
  private final ImportStore store;
  private final IdSequence ids;
  private final InstantSource clock;

  public FileImports(Stores stores, InstantSource clock, IdSequence ids) {
    this.stores = stores;
    this.executor = new WorkExecutor(stores.transactions());
    this.imports = new Imports(clock);
    this.store = stores.imports();
    this.ids = ids;
    this.clock = clock;
  }

  /** What came of taking a file. */
  public sealed interface Taking {

    /** It is kept: whole, and it can be run, or all that has come of it. */
    record Taken(Import kept) implements Taking {}

    /** The location has too many imports. */
    record TooMany(String limit) implements Taking {}

    /** It is larger than a file may be. */
    record TooLarge(String limit) implements Taking {}
  }

  /**
   * Takes a file, so that it is there whatever happens to its sender, and can be run.
   *
   * @param fileName as its sender calls it; null where nobody has said
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
   * Takes a file to its end, and leaves it to the caller to say that it can be run. Nothing is left
   * of a file that cannot be taken whole.
   *
   * @throws IOException when the file cannot be read
   * @throws dev.cardfile.store.StoreUnavailable when the store is away, or full
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

  /** Keeps a file; null when it is too large. */
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

  /** Forgets what has come of a file; what the store does not forget now it forgets later. */
  public void drop(LocationId location, Actor by, String id) {
    try {
      var _ = executor.run(imports.drop(location, by, id));
    } catch (StoreUnavailable away) {
      LOG.warn("what has come of the file of import {} is kept for a while", id, away);
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

  /** Why a file cannot be read; empty when it can. */
  public static Optional<FileProblem> problem(InputStream file) throws IOException {
    return ImportFile.open(file) instanceof ImportFile.Refused(FileProblem problem)
        ? Optional.of(problem)
        : Optional.empty();
  }

  /**
   * How far an import is.
   *
   * @param total how many rows the file has
   * @param last what came of the last of these rows; null for none
   */
  public record Progress(long rows, long total, @Nullable RowEnd last) {}

  /** Whether an import can be undone. */
  public sealed interface Undoable {

    /**
     * As far as is known.
     *
     * @param last the number of a change behind which none is the import's
     */
    record Yes(long last) implements Undoable {}

    /** More may come of it. */
    record NotOver() implements Undoable {}

    /** Nothing was recorded when it ran. */
    record HistoryOff() implements Undoable {}

    /** What was recorded is no longer kept. */
    record Expired() implements Undoable {}
  }

  /** Whether an import can be undone, by what is known of it. */
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

  /** A name for a process that works at imports, as no other one has. */
  public String newName() {
    return ids.next();
  }

  /** Whether a process of this name may take an import on, by what is known of its location. */
  public boolean isFree(Import of, List<Import> all, String server) {
    return Imports.isFree(of, all, server, clock.instant());
  }

  /** Ends an import that this process works at and that cannot go on. */
  public void fail(LocationId location, String id, String server, Import.Problem why) {
    store
        .find(location, id)
        .ifPresent(there -> {
          var _ = executor.run(imports.failed(location, there, server, why));
        });
  }

  /** Forgets the imports of a location that are kept no longer. */
  public void purge(LocationId location) {
    Instant now = clock.instant();
    if (store.list(location).stream().anyMatch(each -> Imports.isOld(each, now))) {
      var _ = executor.run(imports.purge(location));
    }
  }

  Stores stores() {
    return stores;
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

  /** A file that is open. */
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

package dev.cardfile.server;

import dev.cardfile.contact.Actor;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.imports.Import;
import dev.cardfile.imports.KeptRow;
import dev.cardfile.json.JsonObject;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.ImportStore;
import dev.cardfile.store.Stores;
import dev.cardfile.store.UnknownLocation;
import dev.cardfile.transfer.file.FileKind;
import dev.cardfile.transfer.file.FileProblem;
import dev.cardfile.transfer.file.ImportFile;
import dev.cardfile.transfer.format.FailedRows;
import dev.cardfile.transfer.mapping.DateOrder;
import dev.cardfile.transfer.mapping.Mapped;
import dev.cardfile.transfer.mapping.RowMapper;
import dev.cardfile.write.WorkExecutor;
import dev.cardfile.write.imports.Imports;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Imports files into locations of a store. */
public final class FileImports {

  /** The largest file that is taken. */
  public static final long MAX_BYTES = 1L << 30;

  private static final int ROWS_AT_A_TIME = 500;

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

    /** It is kept, and can be run. */
    record Taken(Import waiting) implements Taking {}

    /** It is not kept. */
    record Refused(Import.Problem problem) implements Taking {}
  }

  /**
   * Takes a file, so that it is there whatever happens to its sender.
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
    String id = ids.next();
    Optional<Import> begun =
        executor.run(imports.begin(location, by, id, fileName, options.text()));
    if (begun.isEmpty()) {
      return new Taking.Refused(
          new Import.Problem(
              "too_many_imports",
              "The location has %d imports that are not over; cancel one, or wait for it."
                  .formatted(Imports.MOST_UNFINISHED)));
    }
    long bytes = 0;
    byte[] piece = new byte[SpooledFile.PIECE];
    int length = file.readNBytes(piece, 0, piece.length);
    for (long number = 0; length > 0; number++) {
      bytes += length;
      if (bytes > MAX_BYTES) {
        var _ = executor.run(imports.cancel(location, by, id));
        return new Taking.Refused(
            new Import.Problem(
                "file_too_large",
                "The file is larger than %d MiB; import it in parts.".formatted(MAX_BYTES >> 20)));
      }
      done(
          executor.run(
              imports.receive(
                  location, by, id, number, SpooledFile.packed(piece, length), length)));
      length = file.readNBytes(piece, 0, piece.length);
    }
    return new Taking.Taken(done(executor.run(imports.received(location, by, id))));
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

  /**
   * How far an import is.
   *
   * @param total how many rows the file has
   */
  public record Progress(long rows, long total) {}

  /** Whether rows of an import were not written, or not wholly. */
  public boolean hasKept(LocationId location, Import of) {
    return !store.rows(location, of.id(), 0, 1).isEmpty();
  }

  /** What the name of a file like that of an import ends with. */
  public static String ending(Import of) {
    return switch (SeenFile.kind(of)) {
      case CSV -> ".csv";
      case VCARD -> ".vcf";
      case NDJSON -> ".ndjson";
    };
  }

  /** Writes the rows that are kept of an import, in the form in which they came. */
  public void writeKept(LocationId location, Import of, Writer to) throws IOException {
    FailedRows rows = SeenFile.rows(of);
    if (SeenFile.kind(of) == FileKind.CSV) {
      to.write(rows.head());
    }
    List<KeptRow> some = store.rows(location, of.id(), 0, ROWS_AT_A_TIME);
    while (!some.isEmpty()) {
      for (KeptRow row : some) {
        to.write(
            rows.row(
                ImportedRows.source(row),
                new FailedRows.Outcome(
                    row.number(), row.outcome(), row.contact(), row.code(), row.message())));
      }
      some = store.rows(location, of.id(), some.getLast().number(), ROWS_AT_A_TIME);
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

  ImportStore store() {
    return store;
  }

  Imports imports() {
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

  private static Opened open(
      InputStream bytes, ImportOptions options, Map<Integer, DateOrder> dates, Location location)
      throws IOException {
    return switch (ImportFile.open(bytes)) {
      case ImportFile.Refused(FileProblem problem) ->
          new Opened.Refused(new Import.Problem(problem.code(), problem.message()));
      case ImportFile.Opened(ImportFile file) ->
          new Opened.File(file, RowMapper.of(file, options.choices().with(dates), location));
    };
  }

  /** What an import of a file would begin with; nothing is written. */
  public Looked look(LocationId location, ImportOptions options, InputStream bytes)
      throws IOException {
    return switch (open(bytes, options, Map.of(), location(location))) {
      case Opened.Refused(Import.Problem problem) -> new Looked(JsonObject.EMPTY, 0, problem);
      case Opened.File(ImportFile file, RowMapper mapper) -> {
        long rows = 0;
        for (Mapped row = mapper.next(); row != null; row = mapper.next()) {
          rows++;
        }
        yield new Looked(
            SeenFile.described(file, mapper, rows), rows, SeenFile.openDates(mapper, options));
      }
    };
  }

  /**
   * What was seen of a file.
   *
   * @param mapping what its columns are taken for
   * @param problem why it could not be imported so; null when it could
   */
  public record Looked(JsonObject mapping, long rows, Import.@Nullable Problem problem) {}
}

package dev.cardfile.server;

import dev.cardfile.background.Worker;
import dev.cardfile.http.Metrics;
import dev.cardfile.importing.FileImports;
import dev.cardfile.importing.ImportRun;
import dev.cardfile.imports.Import;
import dev.cardfile.imports.RowEnd;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.ImportStore;
import dev.cardfile.store.LocationStore;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.store.UnknownLocation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the imports of all locations in the background: those that this process has received, at
 * once, and those that no process works at any more, wherever they were received. Each running
 * import has a thread of its own.
 */
final class ImportWorker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  /** How often to look for imports that ended long ago, in order to delete them. */
  private static final Duration BETWEEN_PURGES = Duration.ofHours(1);

  /**
   * The most locations to purge after each look for imports, so that no import waits for all of
   * them.
   */
  private static final int PURGED_AT_ONCE = 200;

  /** The most imports that run in this process at once. They need a processor most of the time. */
  static final int MOST_RUNNING = 4;

  private static final int MOST_SEEN = 1000;

  private static final Import.Problem FAULT =
      new Import.Problem("fault", "This is a bug in Cardfile; its log has the details.");

  private final FileImports files;
  private final LocationStore locations;
  private final Metrics metrics;
  private final Worker worker = new Worker("cardfile-imports");
  private final Map<Place, Worker> running = new HashMap<>();
  private @Nullable String name;
  private final Queue<LocationId> unpurged = new ArrayDeque<>();
  private long listedAt;

  private record Place(LocationId location, String id) {}

  ImportWorker(FileImports files, LocationStore locations, Metrics metrics) {
    this.files = files;
    this.locations = locations;
    this.metrics = metrics;
    metrics.importsRunning(this::running);
  }

  void start() {
    worker.start(this::run);
  }

  /** Reports that there is an import to run. */
  void due() {
    worker.due();
  }

  private int running() {
    worker.lock();
    try {
      return running.size();
    } finally {
      worker.unlock();
    }
  }

  private void run() {
    listedAt = System.nanoTime() - BETWEEN_PURGES.toNanos();
    do {
      try {
        files.store().due(MOST_SEEN).stream()
            .collect(Collectors.groupingBy(ImportStore.Due::location))
            .forEach((location, all) ->
                take(location, all.stream().map(ImportStore.Due::work).toList()));
        purgeSome();
      } catch (StoreUnavailable away) {
        LOG.debug("imports will be looked for later", away);
      } catch (Throwable e) { // any failure: no import would begin if this thread ended
        LOG.error("imports could not be looked for", e);
      }
    } while (worker.awaitDue(BETWEEN_LOOKS));
  }

  /**
   * Starts the imports of a location that seem to be free. The store decides for certain when an
   * import takes its turn.
   */
  private void take(LocationId location, List<Import> all) {
    for (Import each : all) {
      if (files.isFree(each, all, name())) {
        start(new Place(location, each.id()));
      }
    }
  }

  /**
   * Returns the name by which this process takes turns. It is unique among processes, and created
   * when it is first needed.
   */
  private String name() {
    String mine = name;
    if (mine == null) {
      mine = files.newName();
      name = mine;
    }
    return mine;
  }

  private void start(Place place) {
    String server = name();
    worker.lock();
    try {
      if (running.size() < MOST_RUNNING && !running.containsKey(place) && !worker.isClosed()) {
        Worker one = new Worker("cardfile-import-" + place.id());
        one.start(() -> work(place, server));
        running.put(place, one); // only now, because there may be no more threads
      }
    } finally {
      worker.unlock();
    }
  }

  private void work(Place place, String server) {
    boolean ended = false;
    try {
      Import last =
          new ImportRun(files, place.location(), server, worker::isClosed)
              .run(place.id(), this::count);
      LOG.info("import {} is {}", place.id(), last.state());
      ended = true;
    } catch (StoreUnavailable away) {
      LOG.warn("import {} resumes when the store is available again", place.id(), away);
    } catch (UnknownLocation deleted) {
      LOG.info("import {} ended because its location was deleted", place.id());
    } catch (Throwable e) { // also an Error: the next try would end in the same one
      LOG.error("import {} cannot continue", place.id(), e);
      fail(place, server);
    } finally {
      end(place, ended);
    }
  }

  private void count(FileImports.Progress progress) {
    RowEnd last = progress.last();
    if (last != null) {
      metrics.rowImported(last);
    }
  }

  private void fail(Place place, String server) {
    try {
      files.fail(place.location(), place.id(), server, FAULT);
    } catch (StoreUnavailable | UnknownLocation away) {
      LOG.debug("import {} will be tried again, if its location is there", place.id(), away);
    }
  }

  /**
   * Makes room for another import. If this one ended without an error, looks for the next import at
   * once.
   */
  private void end(Place place, boolean ended) {
    worker.lock();
    try {
      running.remove(place);
      if (ended) {
        worker.due();
      }
    } finally {
      worker.unlock();
    }
  }

  private void purgeSome() {
    if (unpurged.isEmpty() && System.nanoTime() - listedAt >= BETWEEN_PURGES.toNanos()) {
      locations.list().forEach(each -> unpurged.add(each.id()));
      listedAt = System.nanoTime();
    }
    for (int i = 0; i < PURGED_AT_ONCE && !unpurged.isEmpty() && !worker.isClosed(); i++) {
      purge(unpurged.remove());
    }
  }

  private void purge(LocationId location) {
    try {
      files.purge(location);
    } catch (UnknownLocation deleted) {
      LOG.debug("the imports of a location went with it", deleted);
    }
  }

  /** Releases the running imports to other processes, and returns when their threads have ended. */
  @Override
  public void close() {
    worker.close();
    workers().forEach(Worker::close);
  }

  private List<Worker> workers() {
    worker.lock();
    try {
      return List.copyOf(running.values());
    } finally {
      worker.unlock();
    }
  }
}

package dev.cardfile.bench.command;

import dev.cardfile.bench.Bench;
import dev.cardfile.bench.BenchFailed;
import dev.cardfile.bench.BenchResult;
import dev.cardfile.bench.Bulk;
import dev.cardfile.bench.BulkBench;
import dev.cardfile.bench.Growth;
import dev.cardfile.bench.Plan;
import dev.cardfile.bench.Progress;
import dev.cardfile.bench.Server;
import dev.cardfile.bench.Soak;
import dev.cardfile.cli.command.Action;
import dev.cardfile.cli.command.CommandFailed;
import dev.cardfile.cli.command.Environment;
import dev.cardfile.cli.command.Invocation;
import dev.cardfile.cli.command.JsonLine;
import dev.cardfile.cli.command.TemporaryFolder;
import dev.cardfile.cli.command.TerminalBar;
import dev.cardfile.cli.command.WrongUsage;
import dev.cardfile.config.Setting;
import dev.cardfile.config.StoreAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cardfile bench}. */
@Command(
    name = "bench",
    description = {
      "Measure upserts over HTTP, and check every answer.",
      "It starts a server on a temporary store, or on the one that --data or --database names, or"
          + " drives the server at --url. It takes turns with the same server without a store"
          + " (echo) and with one transaction per request (single). With --soak or --grow it"
          + " draws a chart. With --batch or --import it measures many contacts at once."
    })
final class BenchCommand implements Action {

  private static final String SQLITE = "jdbc:sqlite:";
  private static final String IN_MEMORY = "tmpfs";

  /**
   * The most contacts that a run may create. On a running server, the first person number is chosen
   * at random so that at least this many follow it.
   */
  private static final long MOST_CONTACTS = 1_000_000_000L;

  @Mixin private BenchOptions options = new BenchOptions();

  private final Class<?> program;

  /**
   * Creates the command.
   *
   * @param program the main class of a program that has the command {@code bench-echo}
   */
  BenchCommand(Class<?> program) {
    this.program = program;
  }

  /** The part of a run that takes long. */
  private interface Run {
    BenchReport run(Progress progress) throws InterruptedException;
  }

  private record Measured(BenchResult result, @Nullable BenchOver over) {

    private static Measured of(Soak soak) {
      return new Measured(soak.result(), BenchOver.of(soak));
    }

    private static Measured of(Bulk bulk) {
      return new Measured(bulk.result(), BenchOver.of(bulk));
    }

    private static Measured of(Growth growth) {
      return new Measured(growth.result(), BenchOver.of(growth));
    }
  }

  @Override
  public void run(Invocation invocation) {
    Optional<URI> running = options.runningUrl();
    Plan plan = options.plan();
    Optional<Path> output = options.output(invocation.environment().workingDirectory());
    Optional<Path> picture = options.picture(invocation.environment().workingDirectory());
    boolean namesStore = namesStore(invocation);
    if (running.isPresent() && namesStore) {
      throw new WrongUsage("--url: cannot be combined with --data or --database");
    }
    BenchReport report =
        untilStopped(
            invocation.environment(),
            progress ->
                running.isPresent()
                    ? drive(invocation, plan, running.get(), progress)
                    : compare(invocation, plan, namesStore, progress));
    output.ifPresent(file -> write(file, JsonLine.of(report.thing()) + "\n"));
    String drawn = report.over() == null ? null : report.over().picture();
    if (drawn != null) {
      picture.ifPresent(file -> write(file, drawn));
    }
    report.print(invocation.output());
    report.requireRight();
  }

  /**
   * Reports whether a flag names a store. Other sources of settings do not count, so that contacts
   * are never loaded into a store by accident.
   */
  private static boolean namesStore(Invocation invocation) {
    return invocation.typed().containsKey(Setting.DATA)
        || invocation.typed().containsKey(Setting.DATABASE);
  }

  private BenchReport drive(Invocation invocation, Plan plan, URI url, Progress progress)
      throws InterruptedException {
    long first = invocation.environment().random().nextLong(Bench.numbers() - MOST_CONTACTS);
    try (Server server = Server.running(url)) {
      Bench bench = new Bench(plan, options.destinations(), first, progress);
      Measured measured =
          options.soak().isPresent()
              ? Measured.of(bench.soak(server))
              : new Measured(bench.drive(server), null);
      return new BenchReport(
          plan,
          options.destinations().size(),
          BenchSystem.of(invocation),
          BenchSystem.server(url),
          measured.result(),
          null,
          List.of(),
          measured.over());
    }
  }

  private BenchReport compare(
      Invocation invocation, Plan plan, boolean namesStore, Progress progress)
      throws InterruptedException {
    try (TemporaryFolder folder = TemporaryFolder.make("cardfile-bench-")) {
      String database = database(invocation, folder.path());
      Invocation on = invocation.on(database);
      int locations = options.bulk().isPresent() ? BulkBench.locations(plan) : options.locations();
      BenchStore store = BenchStore.make(on, locations);
      try {
        Measured measured = compare(on, plan, store, database, folder.path(), progress);
        BenchResult result = measured.result();
        Map<String, @Nullable Object> described = BenchSystem.store(database, on.config());
        return new BenchReport(
            plan,
            locations,
            BenchSystem.of(on),
            described,
            result,
            store.count(),
            notes(described, namesStore ? store.left(result.created()) : ""),
            measured.over());
      } finally {
        if (namesStore) {
          Thread.interrupted(); // clears the flag, or revoking would be interrupted
          store.revokeTokens();
        }
      }
    }
  }

  private Measured compare(
      Invocation on, Plan plan, BenchStore store, String database, Path logs, Progress progress)
      throws InterruptedException {
    BenchServers servers =
        new BenchServers(on.environment(), program, database, options.javaOpts(), logs);
    try (Server server = servers.upsert()) {
      if (options.bulk().isPresent()) {
        BulkBench.Where where = new BulkBench.Where(server, logs);
        return Measured.of(
            new BulkBench(plan, options.bulk().get(), where, store.destinations(), progress)
                .run(options.sizes()));
      }
      Bench bench = new Bench(plan, store.destinations(), 0, progress);
      if (options.soak().isPresent()) {
        return Measured.of(bench.soak(server));
      }
      return options.sizes().isEmpty()
          ? new Measured(bench.compare(server, servers), null)
          : Measured.of(bench.grow(server, servers, options.sizes()));
    }
  }

  private static List<String> notes(Map<String, @Nullable Object> on, String left) {
    List<String> notes = new ArrayList<>();
    if (IN_MEMORY.equals(on.get("fileSystem"))) {
      notes.add(
          "The store is in memory, where a commit costs nothing: choose a folder on a disk with"
              + " --data.");
    }
    if (!left.isEmpty()) {
      notes.add(left);
    }
    return notes;
  }

  /** Returns the URL of the store: the one that a flag names, or a new one in this folder. */
  private static String database(Invocation invocation, Path folder) {
    Map<Setting<?>, String> typed = invocation.typed();
    String named = typed.get(Setting.DATABASE);
    if (named != null) {
      return named;
    }
    Path data =
        invocation
            .environment()
            .workingDirectory()
            .resolve(typed.getOrDefault(Setting.DATA, folder.toString()));
    return SQLITE + data.resolve(StoreAddress.FILE_NAME);
  }

  /**
   * Runs the benchmark so that a signal stops it gracefully: its servers are ended, and its
   * temporary files deleted.
   */
  private static BenchReport untilStopped(Environment environment, Run run) {
    Thread here = Thread.currentThread();
    environment.stop().arm();
    Thread watch =
        Thread.ofVirtual()
            .start(() -> {
              try {
                environment.stop().await();
                here.interrupt();
              } catch (InterruptedException done) {
                // The run is over, so there is nothing left to stop.
              }
            });
    try (TerminalBar bar = TerminalBar.of(environment)) {
      return run.run(bar::show);
    } catch (BenchFailed e) {
      throw new CommandFailed(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      throw new CommandFailed("stopped before it was finished");
    } finally {
      watch.interrupt();
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new CommandFailed("cannot write %s: %s".formatted(file, e.getMessage()));
    }
  }
}

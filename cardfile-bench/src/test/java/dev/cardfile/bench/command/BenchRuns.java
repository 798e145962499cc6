package dev.cardfile.bench.command;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.cli.Shell;
import dev.cardfile.cli.command.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs of {@code cardfile bench} in this process, with real servers in processes of their own.
 * After each test none of these processes may be left.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
abstract class BenchRuns {

  static final String SMALL = "--contacts 100 --locations 3 --connections 4 --warmup 0";
  static final String ONCE = SMALL + " --rounds 1 --seconds 60 --requests ";

  /**
   * The servers start sooner so; how fast they are does not matter here. And Java prints its flags
   * before the address.
   */
  private static final String QUICK_START =
      "-XX:TieredStopAtLevel=1 -Xmx256m -XX:+PrintCommandLineFlags";

  @TempDir Path directory;
  Shell shell;
  final CountDownLatch stop = new CountDownLatch(1);

  /** What other tests keep for the whole run, the PostgreSQL that they share for one. */
  private final Set<ProcessHandle> others = children().collect(toSet());

  @BeforeEach
  void open() {
    shell = new Shell(directory, () -> List.of(new BenchCommand(Main.class)));
  }

  @AfterEach
  void leavesNoProcessBehind() {
    assertThat(servers()).isEmpty();
  }

  static String at(FakeServer server) {
    return "--url %s --token a=b --connections 2 --warmup 0 --rounds 1".formatted(server.url());
  }

  Shell.Result bench(String flags) {
    return run(flags, new Waiting(new CountDownLatch(1)));
  }

  CompletableFuture<Shell.Result> inBackground(String flags) {
    return CompletableFuture.supplyAsync(() -> run(flags, new Waiting(stop)));
  }

  private Shell.Result run(String flags, StopSignal signal) {
    List<String> arguments = new ArrayList<>(List.of("bench"));
    arguments.addAll(Arrays.asList(flags.split(" ", -1)));
    if (!flags.contains("--url")) {
      arguments.addAll(List.of("--java-opts", QUICK_START));
    }
    return shell.run(signal, new ByteArrayOutputStream(), arguments.toArray(String[]::new));
  }

  /** Its servers that run. */
  List<ProcessHandle> servers() {
    return children().filter(child -> !others.contains(child)).toList();
  }

  private static Stream<ProcessHandle> children() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive);
  }

  void awaitServer(String word) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (servers().stream().noneMatch(server -> words(server).contains(word))) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(20);
    }
  }

  /** All of its command line, of which {@link ProcessHandle.Info} tells the beginning only. */
  static List<String> words(ProcessHandle process) {
    try {
      Path file = Path.of("/proc/%d/cmdline".formatted(process.pid()));
      return Files.exists(file)
          ? List.of(Files.readString(file).split("\0"))
          : List.of(process.info().arguments().orElse(new String[0]));
    } catch (IOException gone) {
      return List.of();
    }
  }

  static String number(String json, String name) {
    Matcher number = Pattern.compile("\"%s\":(\\d+)".formatted(name)).matcher(json);
    assertThat(number.find()).as(json).isTrue();
    return number.group(1);
  }

  record Waiting(CountDownLatch stopped) implements StopSignal {

    @Override
    public void arm() {}

    @Override
    public void await() throws InterruptedException {
      stopped.await();
    }
  }
}

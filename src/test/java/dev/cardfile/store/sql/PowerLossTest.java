package dev.cardfile.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cardfile.ServerArchive;
import dev.cardfile.store.Onlooker;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreInvariants;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A power loss while a SQLite store is written: everything acknowledged is still there, and the
 * file is intact.
 *
 * <p>A separate process writes to a store. A small library, which the test compiles and preloads,
 * records each write, truncation, flush and deletion that SQLite or Cardfile requests of the
 * operating system, in order, with the acknowledgements in between. For many moments of that
 * record, the test then simulates a power loss, creates the files as they may be afterwards, opens
 * the store from them, and checks it.
 *
 * <p>What is on the disk: everything written to a file before the start of a flush that had ended
 * by that moment. Of everything written later, each sector of 512 bytes is there or not, at random
 * and independently of the others; so pages can be torn, and later ones can exist without earlier
 * ones. A truncation that was not flushed has taken effect or not. A deleted file is gone or still
 * there, until the folder is flushed or another file of that name is written.
 *
 * <p>Not modelled: that the name of a new file may be lost although the file was flushed (SQLite
 * flushes the folder too); a disk that reports a flush falsely, or damages sectors that were not
 * written; and the shared memory beside the log, which no power loss preserves: it is never there.
 *
 * <p>The test needs Linux and {@code gcc}, and is skipped without them. {@code
 * -Dcardfile.moments=5000} tests more moments; {@code -Dcardfile.seed} repeats the same ones, on a
 * new run of the process.
 */
class PowerLossTest {

  private static final int MOMENTS = Integer.getInteger("cardfile.moments", 20);
  private static final int OPENINGS = 2;
  private static final int WRITES = 1500;
  private static final double[] KEPT = {0, 0.1, 0.5, 0.9, 1};
  private static final Pattern ACKNOWLEDGED = Pattern.compile("(\\S+) (\\d+)\n");
  private static final long PATIENCE_SECONDS = 120;

  @TempDir private Path folder;

  @Test
  void whatWasAcknowledgedIsThere() throws Exception {
    assumeTrue(System.getProperty("os.name").equals("Linux"), "the recording library is Linux's");
    assumeTrue(runs("gcc", "--version"), "the recording library is compiled by gcc");
    long seed = Long.getLong("cardfile.seed", ThreadLocalRandom.current().nextLong());
    System.out.println("power loss: for these moments again, -Dcardfile.seed=" + seed);
    DiskTrace trace = DiskTrace.read(record(seed));
    List<DiskTrace.Event> events = trace.events();
    SortedSet<Integer> moments = moments(events, seed);

    Map<String, Integer> acknowledged = new HashMap<>();
    DiskTrace.Disk disk = new DiskTrace.Disk();
    int done = 0;
    int most = 0;
    for (int moment : moments) {
      for (; done < moment; done++) {
        DiskTrace.Event event = events.get(done);
        if (event.file().equals(PowerLossLoad.ACKNOWLEDGED)) {
          Matcher line = ACKNOWLEDGED.matcher(new String(event.data(), StandardCharsets.UTF_8));
          assertThat(line.matches()).isTrue();
          acknowledged.merge(line.group(1), Integer.parseInt(line.group(2)), Math::max);
        } else if (!event.file().endsWith("-shm")) {
          disk.take(event);
        }
      }
      Random random = new Random(seed + moment);
      double kept = KEPT[random.nextInt(KEPT.length)];
      Path after = Files.createDirectory(folder.resolve("after" + moment));
      disk.lose(after, random, kept);
      check(
          after.resolve("cardfile.db"),
          acknowledged,
          "moment %d of %d, %.1f kept".formatted(moment, events.size(), kept));
      delete(after);
      most = Math.max(most, acknowledged.size());
    }
    assertThat(most).as("contacts that were looked for").isGreaterThan(100);
  }

  /** Returns random moments, half of them just after an acknowledgement, when most can be lost. */
  private static SortedSet<Integer> moments(List<DiskTrace.Event> events, long seed) {
    List<Integer> acknowledgements =
        IntStream.range(0, events.size())
            .filter(i -> events.get(i).file().equals(PowerLossLoad.ACKNOWLEDGED))
            .boxed()
            .toList();
    assertThat(acknowledgements).hasSizeGreaterThan(OPENINGS * WRITES / 2);
    SplittableRandom random = new SplittableRandom(seed);
    TreeSet<Integer> moments = new TreeSet<>();
    while (moments.size() < Math.min(MOMENTS, events.size() / 2)) {
      moments.add(
          random.nextBoolean()
              ? acknowledgements.get(random.nextInt(acknowledgements.size())) + 1
              : random.nextInt(events.size()));
    }
    moments.add(events.size());
    return moments;
  }

  private static void check(Path file, Map<String, Integer> acknowledged, String when) {
    try (Stores stores =
        Database.sqlite(file)
            .open(StoreSettings.DEFAULT.withUnindexed(Integer.MAX_VALUE), StoreEvents.NONE)) {
      assertThat(stores.answers()).as(when).isTrue();
      Onlooker onlooker = Onlooker.of(file);
      assertThat(onlooker.rows("PRAGMA integrity_check")).as(when).containsExactly("ok");
      StoreInvariants.check(onlooker);
      Map<String, Integer> found = new HashMap<>();
      for (String row : onlooker.rows("SELECT id, first_name FROM contact")) {
        String[] cells = row.split("\\|");
        found.put(cells[0], Integer.valueOf(cells[1].replaceAll("\\D*(\\d+)-.*", "$1")));
      }
      acknowledged.forEach((id, number) ->
          assertThat(found.getOrDefault(id, -1))
              .as("%s, which was acknowledged: %s", id, when)
              .isGreaterThanOrEqualTo(number));
    }
  }

  /** Runs the load. Returns the file with its trace. */
  private Path record(long seed) throws IOException, InterruptedException {
    Path library = compile();
    Path store = Files.createDirectory(folder.resolve("store")).toRealPath();
    Path trace = folder.resolve("trace");
    ProcessBuilder builder =
        new ProcessBuilder(
            ServerArchive.command(
                PowerLossLoad.class.getName(),
                store.toString(),
                Long.toString(seed),
                Integer.toString(OPENINGS),
                Integer.toString(WRITES)));
    builder.environment().put("LD_PRELOAD", library.toString());
    builder.environment().put("DISK_TRACE_FOLDER", store.toString());
    builder.environment().put("DISK_TRACE_OUT", trace.toString());
    Path log = folder.resolve("log");
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    return trace;
  }

  private Path compile() throws IOException, InterruptedException {
    Path source = folder.resolve("disk-trace.c");
    Path library = folder.resolve("disk-trace.so");
    try (InputStream in = PowerLossTest.class.getResourceAsStream("disk-trace.c")) {
      Files.copy(in, source);
    }
    assertThat(
            runs(
                "gcc",
                "-shared",
                "-fPIC",
                "-o",
                library.toString(),
                source.toString(),
                "-ldl",
                "-pthread"))
        .isTrue();
    return library;
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start()
              .waitFor()
          == 0;
    } catch (IOException notThere) {
      return false;
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}

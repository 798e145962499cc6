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
 * The power goes while a SQLite store is written: whatever was acknowledged is there, and the file
 * is sound.
 *
 * <p>A process of its own writes to a store. A small library, which the test compiles and preloads,
 * records each write, truncation, flush and deletion that SQLite or Cardfile asks of the system, in
 * their order, and the acknowledgements among them. The test then lets the power go at many moments
 * of that record, makes the files as they may be afterwards, opens the store from them, and looks.
 *
 * <p>What is on the disk: all that was written to a file before a flush of it began that has ended
 * by that moment. Of all that was written later, each sector of 512 bytes is there or is not, by
 * chance and independently of the others; so pages are torn, and later ones are there without
 * earlier ones. A truncation that was not flushed has come about or not. A file that was deleted is
 * gone or is still there, until the folder is flushed or another of its name is written to.
 *
 * <p>Not modelled: that the name of a new file may be lost though the file was flushed (SQLite
 * flushes the folder, too); a disk that lies about a flush, or damages sectors that nobody wrote
 * to; and the shared memory beside the log, which no power loss keeps: it is never there.
 *
 * <p>It needs Linux and {@code gcc}, and is skipped without. More moments, with {@code
 * -Dcardfile.moments=5000}; the same ones again, of a new run, with {@code -Dcardfile.seed}.
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

  /** Anywhere, and just after an acknowledgement, where most can be lost. */
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

  /** Runs the load, and returns the file of what it did. */
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

package dev.cardfile.bench;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures how often this machine stops for a moment under load, and whether it does so in a
 * rhythm, as a virtual machine with a share of its host's time does. Threads do nothing but read
 * the clock, first alone and then beside disk writes. No server can have shorter latencies. The
 * name is not that of a test, so it runs only on request.
 */
class MachinePauses {

  private static final Duration MEASURED = Duration.ofSeconds(8);
  private static final long PAUSE_NANOS = Duration.ofMillis(3).toNanos();
  private static final long NANOS_A_MILLI = 1_000_000;
  private static final int PERIOD_MILLIS = 100;
  private static final int STEP_MILLIS = 10;
  private static final int PAGE_BYTES = 4096;
  private static final int FILE_PAGES = 50_000;
  private static final int PAGES_A_FLUSH = 700;
  private static final long REST_MILLIS = 130;

  @TempDir private Path folder;

  /** The pauses, by the part of a tenth of a second in which they began. */
  private static final class Pauses {

    private final Map<Integer, LongSummaryStatistics> byPart = new TreeMap<>();

    synchronized void add(long nanos) {
      long begun = System.currentTimeMillis() - nanos / NANOS_A_MILLI;
      byPart
          .computeIfAbsent(
              (int) (begun % PERIOD_MILLIS / STEP_MILLIS), part -> new LongSummaryStatistics())
          .accept(nanos);
    }

    synchronized String told() {
      return byPart.entrySet().stream()
          .map(part ->
              "%d: %d of %.1f"
                  .formatted(
                      part.getKey() * STEP_MILLIS,
                      part.getValue().getCount(),
                      part.getValue().getAverage() / NANOS_A_MILLI))
          .collect(joining(", "));
    }
  }

  @Test
  void printsHowOftenTheMachineStandsStill() throws Exception {
    print("processors alone", pausesUntil(end()));
    try (ExecutorService disk = Executors.newSingleThreadExecutor()) {
      long end = end();
      Future<Integer> flushes = disk.submit(() -> keepDiskBusyUntil(end));
      print("beside the disk", pausesUntil(end));
      assertThat(flushes.get()).isPositive();
    }
  }

  private static long end() {
    return System.nanoTime() + MEASURED.toNanos();
  }

  private static Pauses pausesUntil(long end) {
    Pauses pauses = new Pauses();
    int threads = Runtime.getRuntime().availableProcessors();
    try (ExecutorService watching = Executors.newFixedThreadPool(threads)) {
      for (int thread = 0; thread < threads; thread++) {
        watching.execute(() -> watchUntil(end, pauses));
      }
    }
    return pauses;
  }

  private static void watchUntil(long end, Pauses pauses) {
    long last = System.nanoTime();
    while (last < end) {
      long now = System.nanoTime();
      if (now - last > PAUSE_NANOS) {
        pauses.add(now - last);
      }
      last = now;
    }
  }

  private int keepDiskBusyUntil(long end) throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(1);
    ByteBuffer page = ByteBuffer.allocate(PAGE_BYTES);
    int flushes = 0;
    try (FileChannel file =
        FileChannel.open(
            folder.resolve("pages"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      while (System.nanoTime() < end) {
        for (int i = 0; i < PAGES_A_FLUSH; i++) {
          page.clear();
          assertThat(file.write(page, (long) random.nextInt(FILE_PAGES) * PAGE_BYTES)).isPositive();
        }
        file.force(false);
        flushes++;
        Thread.sleep(REST_MILLIS);
      }
    }
    return flushes;
  }

  private static void print(String what, Pauses pauses) {
    System.out.printf(
        "%s, pauses of more than %d ms in %d s, by the millisecond of a tenth of a second in which"
            + " they began, and how long they were on average: %s%n",
        what, PAUSE_NANOS / NANOS_A_MILLI, MEASURED.toSeconds(), pauses.told());
  }
}

package dev.cardfile.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How often this machine stands still while it has much to do, and whether it does so in a rhythm,
 * as a virtual machine does that has a share of its host's time: threads that only look at the
 * clock, without a disk and beside one. No server has shorter latencies. By its name it is no test,
 * and runs only when it is asked for.
 */
class MachinePauses {

  private static final Duration MEASURED = Duration.ofSeconds(8);
  private static final long PAUSE_NANOS = Duration.ofMillis(3).toNanos();
  private static final int PERIOD_MILLIS = 100;
  private static final int STEP_MILLIS = 10;
  private static final int PAGE_BYTES = 4096;
  private static final int FILE_PAGES = 50_000;
  private static final int PAGES_A_FLUSH = 700;
  private static final long FLUSH_EVERY_MILLIS = 130;

  @TempDir private Path folder;
  private final AtomicBoolean over = new AtomicBoolean();

  @Test
  void printsHowOftenTheMachineStandsStill() throws Exception {
    print("processors alone", pauses(Runtime.getRuntime().availableProcessors()));
    try (ExecutorService disk = Executors.newSingleThreadExecutor()) {
      Future<Long> flushes = disk.submit(this::keepDiskBusy);
      print("beside the disk", pauses(Runtime.getRuntime().availableProcessors()));
      over.set(true);
      assertThat(flushes.get()).isPositive();
    }
  }

  /** How many pauses began in each part of a tenth of a second. */
  private static Map<Integer, Integer> pauses(int threads) throws InterruptedException {
    Map<Integer, Integer> byPart = new ConcurrentSkipListMap<>();
    long end = System.nanoTime() + MEASURED.toNanos();
    try (ExecutorService watching = Executors.newFixedThreadPool(threads)) {
      for (int thread = 0; thread < threads; thread++) {
        watching.execute(() -> watchUntil(end, byPart));
      }
    }
    return byPart;
  }

  private static void watchUntil(long end, Map<Integer, Integer> byPart) {
    long last = System.nanoTime();
    while (last < end) {
      long now = System.nanoTime();
      if (now - last > PAUSE_NANOS) {
        long begun = System.currentTimeMillis() - (now - last) / 1_000_000;
        byPart.merge((int) (begun % PERIOD_MILLIS / STEP_MILLIS), 1, Integer::sum);
      }
      last = now;
    }
  }

  private long keepDiskBusy() throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(1);
    ByteBuffer page = ByteBuffer.allocate(PAGE_BYTES);
    long flushes = 0;
    try (FileChannel file =
        FileChannel.open(
            folder.resolve("pages"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      while (!over.get()) {
        for (int i = 0; i < PAGES_A_FLUSH; i++) {
          page.clear();
          assertThat(file.write(page, (long) random.nextInt(FILE_PAGES) * PAGE_BYTES)).isPositive();
        }
        file.force(false);
        flushes++;
        Thread.sleep(FLUSH_EVERY_MILLIS);
      }
    }
    return flushes;
  }

  private static void print(String what, Map<Integer, Integer> byPart) {
    int all = byPart.values().stream().mapToInt(Integer::intValue).sum();
    System.out.printf(
        "%-16s %4d pauses of more than %d ms in %d s, by the 10 ms of each 100 in which they began: %s%n",
        what, all, PAUSE_NANOS / 1_000_000, MEASURED.toSeconds(), byPart);
  }
}

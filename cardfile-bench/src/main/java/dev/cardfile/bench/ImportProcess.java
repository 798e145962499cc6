package dev.cardfile.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An import in a process of its own, from its start to its end. */
final class ImportProcess {

  private static final Pattern CREATED = Pattern.compile("\"created\":(\\d+)");
  private static final int BETWEEN_LOOKS_MILLIS = 20;

  /**
   * What it came to.
   *
   * @param created how many contacts it says that it has made
   * @param said all that it said
   */
  record Ended(
      long created,
      String said,
      Duration took,
      Optional<Duration> cpu,
      OptionalLong writtenBytes,
      OptionalLong peakBytes) {}

  private ImportProcess() {}

  /**
   * Runs it.
   *
   * @param start prints what it came to as a line of JSON
   * @param printed the file for that
   * @throws BenchFailed when it does not come to that
   */
  static Ended run(ChildServer.Start start, Path printed) throws InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(start.command())
            .directory(start.directory().toFile())
            .redirectOutput(printed.toFile())
            .redirectError(start.log().toFile());
    builder.environment().clear();
    builder.environment().putAll(start.environment());
    long begun = System.nanoTime();
    try {
      Process process = builder.start();
      try {
        return watched(process, begun, start.log(), printed);
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new BenchFailed("cannot run an import: " + e.getMessage());
    }
  }

  /** What a process has used cannot be asked for when it has ended. */
  private static Ended watched(Process process, long begun, Path log, Path printed)
      throws IOException, InterruptedException {
    Optional<Duration> cpu = Optional.empty();
    OptionalLong written = OptionalLong.empty();
    OptionalLong peak = OptionalLong.empty();
    while (!process.waitFor(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
      Optional<Duration> last = cpu;
      cpu = ProcessUse.cpu(process).or(() -> last);
      written = orLast(ProcessUse.writtenBytes(process), written);
      peak = orLast(ProcessUse.peakBytes(process), peak);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    String said = Files.readString(printed, StandardCharsets.UTF_8);
    Matcher created = CREATED.matcher(said);
    if (process.exitValue() != 0 || !created.find()) {
      throw new BenchFailed(
          "an import exited with code %d: %s"
              .formatted(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8)));
    }
    return new Ended(Long.parseLong(created.group(1)), said, took, cpu, written, peak);
  }

  private static OptionalLong orLast(OptionalLong now, OptionalLong last) {
    return now.isPresent() ? now : last;
  }
}

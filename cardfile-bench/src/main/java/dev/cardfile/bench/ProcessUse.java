package dev.cardfile.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The resources that a child process has used so far; empty where unknown. */
final class ProcessUse {

  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s*(\\d+) kB");
  private static final Pattern WRITTEN = Pattern.compile("(?m)^write_bytes: (\\d+)$");

  private ProcessUse() {}

  static Optional<Duration> cpu(Process process) {
    return process.toHandle().info().totalCpuDuration();
  }

  static OptionalLong residentBytes(Process process) {
    return bytes(kernelSays(process, "status", RESIDENT));
  }

  static OptionalLong writtenBytes(Process process) {
    return kernelSays(process, "io", WRITTEN);
  }

  private static OptionalLong bytes(OptionalLong kilobytes) {
    return kilobytes.isPresent()
        ? OptionalLong.of(kilobytes.getAsLong() * 1024)
        : OptionalLong.empty();
  }

  private static OptionalLong kernelSays(Process process, String file, Pattern number) {
    try {
      Matcher said = number.matcher(Files.readString(Path.of("/proc/" + process.pid(), file)));
      return said.find() ? OptionalLong.of(Long.parseLong(said.group(1))) : OptionalLong.empty();
    } catch (IOException notLinuxOrGone) {
      return OptionalLong.empty();
    }
  }
}

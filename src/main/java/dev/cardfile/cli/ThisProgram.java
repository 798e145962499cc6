package dev.cardfile.cli;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How to start this program once more, in the way in which it was started itself. */
final class ThisProgram {

  private static final String MAIN = "dev.cardfile.Main";

  /** Collectors, caches of classes, and the sizes between which the heap is. */
  private static final List<Pattern> REFUSED_TWICE =
      Stream.of(
              "-XX:\\+Use\\w+GC",
              "-Xshare.*|-XX:SharedArchiveFile=.*|-XX:AOT.*",
              "-Xm[sx].*|-XX:(Initial|Max)(HeapSize|RAMPercentage)=.*")
          .map(Pattern::compile)
          .toList();

  private ThisProgram() {}

  /**
   * The command line, with the same Java and its options, but for agents: a debugger's port is
   * taken by this process.
   *
   * @param moreOptions for Java, after those
   */
  static List<String> command(List<String> moreOptions, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-agent") && !option.startsWith("-javaagent"))
        .filter(option -> !isReplaced(option, moreOptions))
        .forEach(command::add);
    command.addAll(moreOptions);
    String classPath = System.getProperty("java.class.path");
    boolean isJar = classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator);
    Stream.of(isJar ? new String[] {"-jar", classPath} : new String[] {"-cp", classPath, MAIN})
        .forEach(command::add);
    command.addAll(List.of(arguments));
    return command;
  }

  /** Where Java takes the last of several, there is nothing to do; it refuses two of these. */
  private static boolean isReplaced(String option, List<String> moreOptions) {
    return REFUSED_TWICE.stream()
        .anyMatch(pattern ->
            pattern.matcher(option).matches()
                && moreOptions.stream().anyMatch(more -> pattern.matcher(more).matches()));
  }
}

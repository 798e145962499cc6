package dev.cardfile.bench.command;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How to start a program of Cardfile in the way in which this one was started itself. */
final class ThisProgram {

  /** Collectors, caches of classes, and the sizes between which the heap is. */
  private static final List<Pattern> REFUSED_TWICE =
      Stream.of(
              "-XX:\\+Use\\w+GC",
              "-Xshare.*|-XX:SharedArchiveFile=.*|-XX:AOT.*",
              "-Xm[nsx].*|-XX:(Initial|Max)(HeapSize|RAMPercentage)=.*|-XX:(Max)?NewSize=.*")
          .map(Pattern::compile)
          .toList();

  private ThisProgram() {}

  /**
   * The command line, with the same Java and its options, but for agents: a debugger's port is
   * taken by this process.
   *
   * @param main its class; where this program runs from a jar, the other runs from that class's
   * @param moreOptions for Java, after those
   */
  static List<String> command(Class<?> main, List<String> moreOptions, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-agent") && !option.startsWith("-javaagent"))
        .filter(option -> !isReplaced(option, moreOptions))
        .forEach(command::add);
    command.addAll(moreOptions);
    String classPath = System.getProperty("java.class.path");
    boolean isJar = classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator);
    command.addAll(isJar ? List.of("-jar", jar(main)) : List.of("-cp", classPath, main.getName()));
    command.addAll(arguments);
    return command;
  }

  private static String jar(Class<?> main) {
    return Path.of(URI.create(main.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toString();
  }

  /** Where Java takes the last of several, there is nothing to do; it refuses two of these. */
  private static boolean isReplaced(String option, List<String> moreOptions) {
    return REFUSED_TWICE.stream()
        .anyMatch(pattern ->
            pattern.matcher(option).matches()
                && moreOptions.stream().anyMatch(more -> pattern.matcher(more).matches()));
  }
}

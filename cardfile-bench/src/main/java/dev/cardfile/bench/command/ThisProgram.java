package dev.cardfile.bench.command;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Builds commands that start a Cardfile program in the same way as this process was started. */
final class ThisProgram {

  /**
   * Groups of options of which the JVM may reject two that conflict: garbage collectors, archives
   * of classes, and heap sizes.
   */
  private static final List<Pattern> REFUSED_TWICE =
      Stream.of(
              "-XX:\\+Use\\w+GC",
              "-Xshare.*|-XX:SharedArchiveFile=.*|-XX:AOT.*",
              "-Xm[nsx].*|-XX:(Initial|Max)(HeapSize|RAMPercentage)=.*|-XX:(Max)?NewSize=.*")
          .map(Pattern::compile)
          .toList();

  private ThisProgram() {}

  /**
   * Builds a command line with the Java executable and the Java options of this process, except
   * agents: the port of a debugger, for example, is taken by this process.
   *
   * @param main the main class; if this process runs from a jar, the command runs the jar of that
   *     class
   * @param moreOptions Java options that follow those of this process
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

  /**
   * Reports whether an additional option replaces this one. Only options of the groups above have
   * to be removed: of others, the JVM uses the last one given.
   */
  private static boolean isReplaced(String option, List<String> moreOptions) {
    return REFUSED_TWICE.stream()
        .anyMatch(pattern ->
            pattern.matcher(option).matches()
                && moreOptions.stream().anyMatch(more -> pattern.matcher(more).matches()));
  }
}

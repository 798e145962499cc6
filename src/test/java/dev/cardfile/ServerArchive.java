package dev.cardfile;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The program as a jar, and an AOT cache of its classes, with which a server starts in less than
 * half of the processor time. All JVMs of a test run share both.
 */
public final class ServerArchive {

  private static final Path CLASSES = ServerProcess.folderOf(Main.class);
  private static final Path TESTS = ServerProcess.folderOf(ServerArchive.class);
  private static final Path FOLDER = Path.of("target", "server-archive").toAbsolutePath();
  private static final Path JAR = FOLDER.resolve("cardfile.jar");
  private static final Path ARCHIVE = FOLDER.resolve("cardfile.aot");

  /** The launcher's collector. */
  private static final String COLLECTOR = "-XX:+UseParallelGC";

  private static final List<String> OPTIONS = make();

  private ServerArchive() {}

  /**
   * Returns the command that starts a class of the program or of the tests in any folder. It leaves
   * out the C2 compiler, because such a process ends before C2 would pay off.
   *
   * @param main the class's name
   */
  public static List<String> command(String main, String... arguments) {
    return Stream.of(java(), OPTIONS, List.of(main), List.of(arguments))
        .flatMap(List::stream)
        .toList();
  }

  /** Returns the command {@code java}, with the options that every process of the tests needs. */
  static List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-XX:TieredStopAtLevel=1");
  }

  /** Returns the options that make Java load classes from the cache. */
  static List<String> options() {
    return OPTIONS;
  }

  private static List<String> make() {
    try {
      Files.createDirectories(FOLDER);
      try (FileChannel channel =
              FileChannel.open(
                  FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        if (!isFresh()) {
          writeJar();
          writeArchive();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return List.of(
        "-XX:AOTCache=" + ARCHIVE,
        "-Xlog:aot*=off,cds*=off",
        COLLECTOR,
        "-Xms64m",
        "-cp",
        classPath() + File.pathSeparator + TESTS);
  }

  /** Returns the jar and the libraries; an AOT cache does not support folders of classes. */
  private static String classPath() {
    return Stream.concat(
            Stream.of(JAR.toString()),
            Arrays.stream(ServerProcess.classPath().split(File.pathSeparator))
                .filter(entry -> Files.isRegularFile(Path.of(entry))))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isFresh() throws IOException {
    if (!Files.exists(ARCHIVE)) {
      return false;
    }
    FileTime made = Files.getLastModifiedTime(JAR);
    try (Stream<Path> files = Files.walk(CLASSES)) {
      return files
              .map(ServerArchive::lastModified)
              .max(Comparator.naturalOrder())
              .get()
              .compareTo(made)
          < 0;
    }
  }

  private static FileTime lastModified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeJar() throws IOException {
    Files.deleteIfExists(ARCHIVE);
    int code =
        ToolProvider.findFirst("jar")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "--create",
                "--no-compress",
                "--file=" + JAR,
                "-C",
                CLASSES.toString(),
                ".");
    if (code != 0) {
      throw new IOException("jar ended with " + code);
    }
  }

  /** Writes the cache by starting and stopping a server. */
  private static void writeArchive() throws IOException, InterruptedException {
    Path data = Files.createTempDirectory(FOLDER, "data").resolve("data");
    ServerProcess server =
        ServerProcess.startFrom(
            List.of("-XX:AOTCacheOutput=" + ARCHIVE, COLLECTOR, "-cp", classPath()), data);
    int code = server.stop();
    if (code != 0 || !Files.exists(ARCHIVE)) {
      throw new IOException("no archive of the classes, code " + code + ": " + server.logged());
    }
  }
}

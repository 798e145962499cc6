package dev.cardfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where new processes unpack SQLite's native library. */
class SqliteLibraryTest {

  private static final long PATIENCE_SECONDS = 120;

  @TempDir private Path folder;
  private Path cache;
  private Path temporary;

  private record Ended(int exitCode, String said) {}

  @BeforeEach
  void makeFolders() throws IOException {
    temporary = Files.createDirectory(folder.resolve("temporary"));
    cache = folder.resolve("cache");
  }

  private List<String> command(Path data) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-XX:TieredStopAtLevel=1",
        "-Djava.io.tmpdir=" + temporary,
        "-cp",
        ServerProcess.classPath(),
        "dev.cardfile.Main",
        "migrate",
        "--data",
        data.toString());
  }

  private Process start(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("CARDFILE_"));
    builder.environment().put("XDG_CACHE_HOME", cache.toString());
    Path said = Files.createTempFile(folder, "said", null);
    return builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
  }

  private Ended run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("CARDFILE_"));
    builder.environment().put("XDG_CACHE_HOME", cache.toString());
    Path said = Files.createTempFile(folder, "said", null);
    Process process = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Ended(process.exitValue(), Files.readString(said));
  }

  private Ended migrate(String data) throws IOException, InterruptedException {
    return run(command(folder.resolve(data)));
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.getFileName().toString().startsWith("hsperf")).toList();
    }
  }

  private Path library() throws IOException {
    List<Path> files = filesIn(cache.resolve("cardfile"));
    assertThat(files).as("one file, and nothing half done").hasSize(1);
    return files.getFirst();
  }

  @Test
  void itIsUnpackedOnceForItsOwnerAndNothingIsLeftInTheTemporaryFolder() throws Exception {
    assertThat(migrate("one")).isEqualTo(new Ended(0, migrated("one")));
    Path library = library();
    Object key = Files.readAttributes(library, "fileKey").get("fileKey");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(library)))
        .isEqualTo("rwx------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(library.getParent())))
        .isEqualTo("rwx------");
    assertThat(migrate("two").exitCode()).isZero();
    assertThat(Files.readAttributes(library(), "fileKey")).containsEntry("fileKey", key);
    assertThat(filesIn(temporary)).isEmpty();
  }

  private String migrated(String data) throws IOException, InterruptedException {
    return migrate(data + "-again").said().replace(data + "-again", data);
  }

  @Test
  void processesThatStartTogetherFindAllOfIt() throws Exception {
    List<Process> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      all.add(start(command(folder.resolve("data" + i))));
    }
    for (Process process : all) {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    }
    library();
    assertThat(filesIn(temporary)).isEmpty();
  }

  @Test
  void whatSomebodyChangedIsNotLoadedButWrittenAnew() throws Exception {
    migrate("one");
    Path library = library();
    byte[] right = Files.readAllBytes(library);
    byte[] changed = right.clone();
    changed[changed.length / 2] ^= 1;
    Files.write(library, changed);
    assertThat(migrate("two").exitCode()).isZero();
    assertThat(library()).hasBinaryContent(right);

    Files.write(library, new byte[0]); // as after a power loss
    assertThat(migrate("three").exitCode()).isZero();
    assertThat(library()).hasBinaryContent(right);

    Files.setPosixFilePermissions(library, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(migrate("four").exitCode()).isZero();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(library())))
        .isEqualTo("rwx------");
  }

  @Test
  void aFolderThatOthersMayWriteToIsNotTrusted() throws Exception {
    Path shared = Files.createDirectories(cache.resolve("cardfile"));
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(migrate("one").exitCode()).isZero();
    assertThat(filesIn(shared)).isEmpty();
    assertThat(filesIn(folder.resolve("one/native"))).as("beside the store").hasSize(1);
  }

  @Test
  void whereNoFolderCanKeepItTheDriverHasItsWayAndTheLogSaysSo() throws Exception {
    cache = Files.createFile(folder.resolve("file")).resolve("cache");
    Path data = Files.createDirectory(folder.resolve("one"));
    Files.createFile(data.resolve("native"));
    Ended ended = migrate("one");
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.said())
        .contains("unpacked for this process alone")
        .contains(cache.resolve("cardfile") + ": cannot be written");
  }

  @Test
  void whereNothingMayBeLoadedTheErrorSaysWhatToDo() throws Exception {
    String mount = "mount -t tmpfs -o noexec,size=64m none \"$0\" && mkdir \"$0/t\"";
    Path noexec = Files.createDirectory(folder.resolve("noexec"));
    assumeTrue(
        run(List.of("unshare", "-rm", "sh", "-c", mount, noexec.toString())).exitCode() == 0,
        "this system lets nobody mount in a namespace of their own");
    temporary = noexec.resolve("t");
    cache = noexec.resolve("cache");
    List<String> command = new ArrayList<>(List.of("unshare", "-rm", "sh", "-c"));
    command.add(mount + " && exec \"$@\"");
    command.add(noexec.toString());
    command.addAll(command(noexec.resolve("data")));
    Ended ended = run(command);
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.said())
        .contains("SQLite's library cannot be loaded from any folder")
        .contains("Set XDG_CACHE_HOME to a folder")
        .contains(cache.resolve("cardfile") + ": no program may be loaded from it")
        .doesNotContain("\tat ");
  }
}

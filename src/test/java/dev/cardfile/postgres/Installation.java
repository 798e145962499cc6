package dev.cardfile.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs, unpacked from the class path into a temporary folder, and a shell in
 * that folder that runs them.
 *
 * <p>The shell reads commands from this JVM. At the end of its input, which comes when the JVM ends
 * in any way, it stops all servers and removes the folder. A JVM that exits normally waits for
 * that.
 */
final class Installation {

  /**
   * The shell ignores signals, because Ctrl-C reaches it too and must not keep it from stopping the
   * servers. Neither must a reply that nobody reads any more ({@code PIPE}).
   */
  private static final String SHELL =
      """
      trap '' HUP INT PIPE TERM
      while read -r command; do
        $command </dev/null >output 2>&1
        echo $?
      done
      for server in */postmaster.pid "$1"/*/postmaster.pid; do
        bin/pg_ctl stop --silent --mode=immediate --pgdata="${server%/*}" >/dev/null
      done
      rm -rf "$PWD" "$1"
      """;

  /** Linux's in-memory file system, which is often small in containers. */
  private static final Path MEMORY = Path.of("/dev/shm");

  private static final long ENOUGH_MEMORY = 4L << 30;

  private static final String NAME = "cardfile-postgresql";

  private static @Nullable Installation installation;

  private final Path folder;
  private final Path memory;
  private final Writer commands;
  private final BufferedReader exitCodes;

  private Installation() throws IOException, InterruptedException {
    folder = owned(Files.createTempDirectory(NAME));
    memory = hasMemory() ? owned(Files.createTempDirectory(MEMORY, NAME)) : folder;
    Process shell = start("sh", "-c", SHELL, "sh", memory.toString());
    commands = shell.outputWriter();
    exitCodes = shell.inputReader();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(shell)));
    unpack();
  }

  private static boolean hasMemory() throws IOException {
    return Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() >= ENOUGH_MEMORY;
  }

  private static Path owned(Path made) throws IOException {
    return isRoot()
        ? Files.setOwner(
            made,
            made.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"))
        : made;
  }

  /** Returns the installation of this JVM. */
  static synchronized Installation get() {
    if (installation == null) {
      try {
        installation = new Installation();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    return installation;
  }

  Path folder() {
    return folder;
  }

  /**
   * A folder for data that need not outlive this JVM, in memory if there is enough of it: tests
   * keep creating and dropping databases of three hundred files each.
   */
  Path memory() {
    return memory;
  }

  /**
   * Runs a command in the folder. Returns when it has ended.
   *
   * @param command words separated by blanks; not parsed by a shell
   * @throws AssertionError with the command's output if it fails
   */
  synchronized void run(String command) {
    try {
      commands.write(command + "\n");
      commands.flush();
      String exitCode = exitCodes.readLine();
      if (!"0".equals(exitCode)) {
        throw new AssertionError(
            "%s: exit code %s: %s"
                .formatted(command, exitCode, Files.readString(folder.resolve("output"))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void unpack() throws IOException, InterruptedException {
    // The machine's own xz takes a fifth of the time, which every JVM that tests a store has to
    // spend.
    boolean unpacksXz = start("sh", "-c", "command -v xz").waitFor() == 0;
    Process tar =
        unpacksXz
            ? start("tar", "-x", "--xz", "-o", "-f", "-")
            : start("tar", "-x", "-o", "-f", "-");
    try (InputStream packed = archive();
        OutputStream files = tar.getOutputStream()) {
      (unpacksXz ? packed : new XZInputStream(packed)).transferTo(files);
    }
    if (tar.waitFor() != 0) {
      throw new IOException("tar could not unpack PostgreSQL");
    }
  }

  private void end(Process shell) {
    try {
      commands.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    shell.onExit().join();
  }

  private static InputStream archive() {
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    String name =
        "/postgres-%s-%s.txz".formatted(isMac() ? "darwin" : "linux", arm ? "arm_64" : "x86_64");
    return Objects.requireNonNull(
        Installation.class.getResourceAsStream(name),
        () -> "PostgreSQL for this system is not on the class path: " + name);
  }

  /**
   * Starts a process in the folder. PostgreSQL refuses to run as root; the process then gets
   * another user.
   */
  private Process start(String... command) throws IOException {
    List<String> words = new ArrayList<>();
    if (!isMac()) {
      // Moves the shell out of the process group, so that killing the group spares it. macOS has no
      // setsid.
      words.add("setsid");
    }
    if (isRoot()) {
      words.addAll(List.of("setpriv", "--reuid=nobody", "--regid=65534", "--clear-groups"));
    }
    words.addAll(List.of(command));
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    // The PostgreSQL programs take settings from the environment; on macOS they need a locale in
    // it.
    builder.environment().keySet().retainAll(Set.of("PATH"));
    builder.environment().put("LC_ALL", "C");
    return builder.start();
  }

  private static boolean isMac() {
    return System.getProperty("os.name").startsWith("Mac");
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }
}

package dev.cardfile;

import dev.cardfile.cli.Program;
import dev.cardfile.cli.command.Action;
import dev.cardfile.cli.command.Environment;
import dev.cardfile.cli.log.LogConfigurator;
import dev.cardfile.store.sql.Database;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The program: arguments in, exit code out. */
public final class Main {

  private static final Pattern TERMINAL = Pattern.compile("/dev/(pts/\\d+|tty.*|console)");

  private Main() {}

  public static void main(String[] arguments) {
    run(arguments, List.of());
  }

  /**
   * Runs a command line, and exits.
   *
   * @param more commands in addition to the program's own
   */
  public static void run(String[] arguments, List<? extends Action> more) {
    Thread.setDefaultUncaughtExceptionHandler(Main::died);
    Map<String, String> variables = System.getenv();
    Clock clock = Clock.systemUTC();
    // Only for ids, which are not secret. One generator per thread avoids contention.
    RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
    Database.keepLibraryIn(LibraryFolders.of(variables));
    SignalStop stop = new SignalStop();
    Environment environment =
        new Environment(
            variables,
            Path.of("").toAbsolutePath(),
            stream(FileDescriptor.out),
            stream(FileDescriptor.err),
            showsColour(variables, System.console()),
            isTerminal(variables, System.console()),
            errIsTerminal(System.console()),
            clock,
            random,
            stop);
    int exitCode = Program.FAILED;
    try {
      exitCode = new Program(environment, more).run(arguments);
    } finally {
      LogConfigurator.flush();
      stop.ended(exitCode);
    }
    System.exit(exitCode);
  }

  /** Always uses UTF-8: what a script reads must not depend on the locale. */
  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  private static void died(Thread thread, Throwable why) {
    LoggerFactory.getLogger(Main.class).error("the thread {} died", thread.getName(), why);
  }

  private static boolean showsColour(Map<String, String> variables, @Nullable Console console) {
    return isTerminal(variables, console) && variables.getOrDefault("NO_COLOR", "").isEmpty();
  }

  /**
   * Reports whether standard error is a terminal. Java can tell this only for standard input and
   * output; on Linux, the file behind the descriptor tells.
   */
  private static boolean errIsTerminal(@Nullable Console console) {
    try {
      return TERMINAL.matcher(Path.of("/proc/self/fd/2").toRealPath().toString()).matches();
    } catch (IOException notLinuxOrAPipe) {
      return !Files.exists(Path.of("/proc/self")) && console != null && console.isTerminal();
    }
  }

  private static boolean isTerminal(Map<String, String> variables, @Nullable Console console) {
    return console != null
        && console.isTerminal()
        && !variables.getOrDefault("TERM", "").equals("dumb");
  }
}

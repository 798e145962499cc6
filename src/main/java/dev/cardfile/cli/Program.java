package dev.cardfile.cli;

import dev.cardfile.cli.command.Action;
import dev.cardfile.cli.command.CommandFailed;
import dev.cardfile.cli.command.CommandFlags;
import dev.cardfile.cli.command.Environment;
import dev.cardfile.cli.command.Invocation;
import dev.cardfile.cli.command.SettingFlags;
import dev.cardfile.cli.command.StandardOutput;
import dev.cardfile.cli.command.UsageMessages;
import dev.cardfile.cli.command.WrongUsage;
import dev.cardfile.cli.log.LogConfigurator;
import dev.cardfile.cli.serve.RehearseCommand;
import dev.cardfile.cli.serve.ServeCommand;
import dev.cardfile.config.Config;
import dev.cardfile.config.ConfigProblem;
import dev.cardfile.config.ConfigSources;
import dev.cardfile.config.LogLevel;
import dev.cardfile.config.Quoted;
import dev.cardfile.config.Setting;
import dev.cardfile.server.CannotMakeFolder;
import dev.cardfile.server.CannotStart;
import dev.cardfile.store.StoreNotUsable;
import dev.cardfile.store.StoreUnavailable;
import dev.cardfile.store.UnknownLocation;
import java.io.PrintStream;
import java.net.BindException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Runs one command line. */
public final class Program {

  public static final int DONE = 0;
  public static final int FAILED = 1;
  public static final int WRONG_USAGE = 2;

  /**
   * The command of the benchmark, another program that reads the same environment variables and
   * properties file. Its settings are ignored here rather than reported as unknown.
   */
  private static final String BENCHMARK = "bench";

  private static final Logger LOG = LoggerFactory.getLogger(Program.class);

  private final Environment environment;
  private final List<Action> actions;

  public Program(Environment environment) {
    this(environment, List.of());
  }

  /** Creates the program with commands in addition to its own. */
  public Program(Environment environment, List<? extends Action> more) {
    this.environment = environment;
    this.actions =
        Stream.concat(Stream.of(new RehearseCommand(Program::play)), more.stream()).toList();
  }

  private static boolean play(Environment stage, String... arguments) {
    return new Program(stage).run(arguments) == DONE;
  }

  /**
   * Runs a command line. If that fails, prints the reason on standard error.
   *
   * @return the exit code: 0 if it succeeded, 1 if it failed, 2 if the arguments or settings were
   *     wrong
   */
  public int run(String... arguments) {
    try {
      return parseAndRun(arguments);
    } catch (ParameterException e) {
      say(UsageMessages.of(e));
      return WRONG_USAGE;
    } catch (WrongUsage | ConfigProblem e) {
      say(message(e));
      return WRONG_USAGE;
    } catch (CommandFailed | CannotStart | CannotMakeFolder | StoreNotUsable | UnknownLocation e) {
      say(message(e));
      return FAILED;
    } catch (StoreUnavailable e) {
      say("the store is busy or unavailable, try again: " + message(e));
      return FAILED;
    } catch (RuntimeException | Error e) {
      say(
          "this is a bug in Cardfile: %s; CARDFILE_LOG_LEVEL=debug logs where it happened"
              .formatted(e.getClass().getSimpleName()));
      LOG.debug("bug", e);
      return FAILED;
    } finally {
      environment.out().flush();
      environment.err().flush();
    }
  }

  private int parseAndRun(String... arguments) {
    CommandLine commands = Commands.tree(actions);
    ConfigSources sources =
        ConfigSources.read(
            environment.variables(),
            environment.workingDirectory(),
            CommandFlags.keys(commands),
            commands.getSubcommands().containsKey(BENCHMARK) ? Set.of() : Set.of(BENCHMARK + "."));
    CommandFlags flags = new CommandFlags(sources);
    commands.setDefaultValueProvider(flags);
    ParseResult called = called(commands.parseArgs(arguments));
    if (called.isUsageHelpRequested()) {
      usage(called.commandSpec().commandLine(), environment.out());
      return DONE;
    }
    if (called.isVersionHelpRequested()) {
      environment.out().println("cardfile " + VersionCommand.version());
      return DONE;
    }
    if (called.commandSpec().userObject() instanceof HelpCommand help) {
      usage(help.described(commands), environment.out());
      return DONE;
    }
    if (!(called.commandSpec().userObject() instanceof Action action)) {
      usage(called.commandSpec().commandLine(), environment.err());
      return WRONG_USAGE;
    }
    Map<Setting<?>, String> typed = SettingFlags.given(called);
    Config config = Config.read(typed, sources, environment.workingDirectory());
    sources.warning().ifPresent(this::say);
    flags.notices(called).forEach(this::say);
    if (action instanceof ServeCommand) {
      LogConfigurator.useQueued(config.logLevel(), config.logFormat(), environment);
    } else {
      LogConfigurator.use(quieter(config.logLevel()), config.logFormat(), environment);
    }
    action.run(new Invocation(environment, config, typed, sources));
    if (!(action instanceof ServeCommand)) {
      StandardOutput.checkWritten(environment.out());
    }
    return DONE;
  }

  /** Drops INFO messages: a command prints its results itself, and logs only what goes wrong. */
  private static LogLevel quieter(LogLevel level) {
    return level == LogLevel.INFO ? LogLevel.WARN : level;
  }

  private static ParseResult called(ParseResult parsed) {
    ParseResult called = parsed;
    while (called.hasSubcommand()) {
      called = called.subcommand();
    }
    return called;
  }

  private void usage(CommandLine command, PrintStream target) {
    Ansi ansi = environment.colour() ? Ansi.ON : Ansi.OFF;
    command.setSeparator(" "); // how people type it; parsing, which needs "=", is done
    command.usage(target, CommandLine.Help.defaultColorScheme(ansi));
  }

  private static String message(RuntimeException e) {
    return Quoted.oneLine(String.valueOf(e.getMessage())) + wayOut(e);
  }

  /** Returns a hint at the flag that changes the address, if listening failed; empty otherwise. */
  private static String wayOut(Throwable e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        String why = String.valueOf(cause.getMessage());
        return why.startsWith("Cannot assign")
            ? "; set --host to one of this machine's addresses"
            : "; choose another port with --port";
      }
    }
    return "";
  }

  private void say(String line) {
    environment.err().println("cardfile: " + line);
  }
}

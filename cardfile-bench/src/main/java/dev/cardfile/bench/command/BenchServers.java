package dev.cardfile.bench.command;

import dev.cardfile.bench.Bench;
import dev.cardfile.bench.ChildServer;
import dev.cardfile.bench.Server;
import dev.cardfile.cli.command.Environment;
import dev.cardfile.config.Setting;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts the servers of a benchmark, each in a process of its own with the settings of this
 * process.
 */
final class BenchServers implements Bench.Others {

  private static final List<String> SERVE =
      List.of("serve", "--no-example", "--host", "127.0.0.1", "--port", "0", "--json");

  /**
   * The usual size of a connection pool. With only two writers, a server that commits each request
   * by itself would look slower than it has to be.
   */
  private static final String SINGLE_WRITERS = "16";

  private final Environment environment;
  private final Class<?> echo;
  private final String database;
  private final List<String> javaOptions;
  private final Path logs;

  /**
   * Prepares servers of one store.
   *
   * @param echo the main class of the program that has the echo
   * @param database the store's URL
   * @param javaOptions Java options in addition to those of this process
   * @param logs the folder for the servers' logs
   */
  BenchServers(
      Environment environment,
      Class<?> echo,
      String database,
      List<String> javaOptions,
      Path logs) {
    this.environment = environment;
    this.echo = echo;
    this.database = database;
    this.javaOptions = List.copyOf(javaOptions);
    this.logs = logs;
  }

  /** Cardfile as it is. */
  Server upsert() throws InterruptedException {
    return start("upsert", Map.of(), dev.cardfile.Main.class, SERVE);
  }

  @Override
  public Server single() throws InterruptedException {
    return start(
        "single",
        Map.of(
            Setting.BATCH_LIMIT.environmentName(),
            "1",
            Setting.WRITERS.environmentName(),
            SINGLE_WRITERS),
        dev.cardfile.Main.class,
        SERVE);
  }

  @Override
  public Server echo(int answerBytes) throws InterruptedException {
    return start(
        "echo",
        Map.of(),
        echo,
        List.of("bench-echo", "--bytes", Integer.toString(answerBytes), "--json"));
  }

  private Server start(
      String name, Map<String, String> settings, Class<?> main, List<String> arguments)
      throws InterruptedException {
    return ChildServer.start(
        name,
        new ChildServer.Start(
            ThisProgram.command(main, javaOptions, arguments),
            environment(settings),
            environment.workingDirectory(),
            logs.resolve(name + ".log")));
  }

  /**
   * Passes the database's URL by the environment: it may contain a password, and a process's
   * arguments are visible to other users.
   */
  private Map<String, String> environment(Map<String, String> settings) {
    Map<String, String> variables = new HashMap<>(environment.variables());
    variables.put(Setting.DATABASE.environmentName(), database);
    variables.put(Setting.RATE_LIMIT.environmentName(), "0");
    variables.put(Setting.RATE_LIMIT_DAILY.environmentName(), "0");
    variables.putAll(settings);
    return variables;
  }
}

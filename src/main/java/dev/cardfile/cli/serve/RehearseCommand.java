package dev.cardfile.cli.serve;

import dev.cardfile.cli.command.Action;
import dev.cardfile.cli.command.CommandFailed;
import dev.cardfile.cli.command.Environment;
import dev.cardfile.cli.command.Invocation;
import dev.cardfile.cli.command.StopSignal;
import dev.cardfile.cli.command.TemporaryFolder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/**
 * {@code cardfile rehearse}: simulates the first start of a server, its first requests, and another
 * start. The launcher has the JVM record what this run needs, and keeps the record to speed up
 * later starts.
 */
@Command(
    name = "rehearse",
    hidden = true,
    description = "Start a temporary server, send it requests, check the answers, and exit.")
public final class RehearseCommand implements Action {

  /**
   * A database that does not exist. Even the attempt to connect loads most of the classes that a
   * connection needs.
   */
  private static final String NO_POSTGRES = "jdbc:postgresql://127.0.0.1:1/none?user=none";

  private final CommandLines commandLines;

  /** Runs command lines of the program, one after the other. */
  public interface CommandLines {

    /** Runs a command line, and reports whether it succeeded. */
    boolean run(Environment environment, String... arguments);
  }

  public RehearseCommand(CommandLines commandLines) {
    this.commandLines = commandLines;
  }

  @Override
  public void run(Invocation invocation) {
    try (TemporaryFolder folder = TemporaryFolder.make("cardfile-rehearsal-")) {
      Stage stage = new Stage(commandLines, invocation.environment(), folder.path());
      stage.play("serve", "--database", NO_POSTGRES);
      stage.play("serve");
      stage.play(
          "field", "create", "--location", stage.location(), "--name", "A", "--type", "TEXT");
      stage.play("serve");
      Map<String, @Nullable Object> thing = new LinkedHashMap<>();
      thing.put("answers", stage.answers);
      invocation.output().details(thing);
    }
  }

  /**
   * The environment of the commands: a temporary folder, and nobody who watches. As the stop
   * signal, it sends requests to a server that listens, and then lets the server end.
   */
  private static final class Stage implements StopSignal {

    private final CommandLines commandLines;
    private final Environment outside;
    private final Path folder;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private @Nullable String location;
    private @Nullable String token;
    private @Nullable String field;
    private long answers;
    private int people;

    private Stage(CommandLines commandLines, Environment outside, Path folder) {
      this.commandLines = commandLines;
      this.outside = outside;
      this.folder = folder;
    }

    private void play(String... arguments) {
      printed.reset();
      if (!commandLines.run(environment(), arguments)) {
        throw new CommandFailed("'%s' failed".formatted(String.join(" ", arguments)));
      }
      field = said("id", field);
    }

    private Environment environment() {
      PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
      return new Environment(
          Map.of("CARDFILE_JSON", "true", "CARDFILE_PORT", "0"),
          folder,
          out,
          outside.err(),
          false,
          false,
          false,
          outside.clock(),
          outside.random(),
          this);
    }

    @Override
    public void arm() {}

    /**
     * Called when a server listens. Sends requests instead of waiting, if the server has a store.
     */
    @Override
    public void await() throws InterruptedException {
      location = said("location", location);
      token = said("token", token);
      String url = said("url", null);
      if (url != null && location != null && token != null) {
        answers += new RehearsedRequests(URI.create(url), location, token, field, people).play();
        people += RehearsedRequests.PEOPLE;
      }
    }

    private String location() {
      if (location == null) {
        throw new CommandFailed("there is no example location");
      }
      return location;
    }

    /** Returns the value under this name in the printed JSON, or else the given one. */
    private @Nullable String said(String name, @Nullable String other) {
      Matcher text =
          Pattern.compile("\"%s\":\"([^\"]+)\"".formatted(name))
              .matcher(printed.toString(StandardCharsets.UTF_8));
      return text.find() ? text.group(1) : other;
    }
  }
}

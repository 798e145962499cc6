package dev.cardfile.cli.transfer;

import dev.cardfile.cli.command.CommandFailed;
import dev.cardfile.cli.command.FileArgument;
import dev.cardfile.cli.command.Invocation;
import dev.cardfile.cli.command.WrongUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The options for a server that a command asks instead of opening the store, and the token for it.
 */
public final class ServerOptions {

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "ask the server at this address, such as http://127.0.0.1:8080")
  private @Nullable String url;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = {
        "the token for it; others can see the command line, so better",
        "in CARDFILE_EXPORT_TOKEN or CARDFILE_IMPORT_TOKEN, or in a file"
      })
  private @Nullable String token;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "a file that contains only the token")
  private @Nullable String tokenFile;

  /**
   * Reports whether a server is given.
   *
   * @throws WrongUsage when a token is given without a server
   */
  boolean isChosen() {
    if (url == null && (token != null || tokenFile != null)) {
      throw new WrongUsage("a token is for a server: give --url URL too");
    }
    return url != null;
  }

  private CommandSpec command() {
    return Objects.requireNonNull(command);
  }

  private String token(Invocation invocation) {
    if (token != null && tokenFile != null) {
      throw new WrongUsage("give --token or --token-file, not both");
    }
    if (token != null) {
      return token;
    }
    if (tokenFile == null) {
      throw new WrongUsage(
          "--url needs a token: in CARDFILE_%s_TOKEN, in --token-file FILE, or in --token"
              .formatted(command().name().toUpperCase(Locale.ROOT)));
    }
    Path file = FileArgument.path(tokenFile, invocation.environment().workingDirectory());
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new CommandFailed("cannot read the file " + file);
    }
  }

  /**
   * Opens a client of the server.
   *
   * @throws WrongUsage when there is no token, or more than one
   */
  RemoteServer open(Invocation invocation) {
    return new RemoteServer(String.valueOf(url), token(invocation), RemoteServer.Patience.DEFAULT);
  }
}

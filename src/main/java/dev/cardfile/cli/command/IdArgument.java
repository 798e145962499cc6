package dev.cardfile.cli.command;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The id of the object that a command works on, given bare or as {@code --id}. By contrast, {@code
 * --location} always names the location that the object belongs to. A command includes this
 * argument as a {@link Mixin}.
 */
public final class IdArgument {

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "its id",
      converter = Converters.Id.class)
  private @Nullable String bare;

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "its id, as a flag",
      converter = Converters.Id.class)
  private @Nullable String flag;

  /**
   * Returns the id.
   *
   * @throws WrongUsage when none is given, or two
   */
  public String required() {
    return typed()
        .orElseThrow(
            () -> new WrongUsage("missing ID. See '" + command().qualifiedName() + " --help'."));
  }

  /**
   * Returns the id; empty if none is given.
   *
   * @throws WrongUsage when two are given
   */
  public Optional<String> typed() {
    if (bare == null) {
      return Optional.ofNullable(flag);
    }
    if (command().commandLine().getParseResult().hasMatchedOption("--id")) {
      throw new WrongUsage("the id is given twice: bare and as --id");
    }
    return Optional.of(bare);
  }

  private CommandSpec command() {
    return Objects.requireNonNull(command);
  }
}

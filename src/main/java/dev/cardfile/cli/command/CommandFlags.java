package dev.cardfile.cli.command;

import dev.cardfile.config.ConfigSources;
import dev.cardfile.config.Setting;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The flags that belong to one command. Outside the command line, such a flag is named by its
 * command and its own name, as in {@code token.create.scope} and {@code
 * CARDFILE_TOKEN_CREATE_SCOPE}, so that no variable with a common name changes what a command does.
 */
public final class CommandFlags implements IDefaultValueProvider {

  private final ConfigSources sources;

  public CommandFlags(ConfigSources sources) {
    this.sources = sources;
  }

  /** Returns the keys of all such flags of a command and its subcommands, except hidden ones. */
  public static Set<String> keys(CommandLine root) {
    Set<String> keys = new TreeSet<>();
    tree(root)
        .filter(command -> !command.getCommandSpec().usageMessage().hidden())
        .flatMap(command -> command.getCommandSpec().options().stream())
        .forEach(option -> key(option).ifPresent(keys::add));
    return keys;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? given(option).map(ConfigSources.Given::value).orElse(null)
        : null;
  }

  /**
   * Returns a line for each flag of a command that was not typed but has a value from elsewhere.
   */
  public Stream<String> notices(ParseResult parsed) {
    return parsed.commandSpec().options().stream()
        .filter(option -> !parsed.hasMatchedOption(option))
        .flatMap(option ->
            given(option).stream()
                .map(given -> option.longestName() + " comes from " + given.origin()));
  }

  private Optional<ConfigSources.Given> given(OptionSpec option) {
    return key(option).flatMap(sources::given);
  }

  private static Optional<String> key(OptionSpec option) {
    boolean isSetting =
        Setting.all().stream()
            .anyMatch(setting -> setting.flagName().equals(Optional.of(option.longestName())));
    if (isSetting || option.usageHelp() || option.versionHelp()) {
      return Optional.empty();
    }
    return Optional.of(path(option.command()) + option.longestName().replaceFirst("^--", ""));
  }

  /** The names of a command and its parents, each followed by a dot, without the program's. */
  private static String path(CommandSpec command) {
    CommandLine parent = command.parent() == null ? null : command.parent().commandLine();
    return parent == null ? "" : path(parent.getCommandSpec()) + command.name() + ".";
  }

  private static Stream<CommandLine> tree(CommandLine root) {
    return Stream.concat(
        Stream.of(root), root.getSubcommands().values().stream().flatMap(CommandFlags::tree));
  }
}

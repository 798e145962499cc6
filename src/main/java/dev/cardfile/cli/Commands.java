package dev.cardfile.cli;

import dev.cardfile.cli.command.Action;
import dev.cardfile.cli.command.Converters;
import dev.cardfile.cli.command.SettingFlags;
import dev.cardfile.cli.contact.ChangesCommand;
import dev.cardfile.cli.contact.ContactCommands;
import dev.cardfile.cli.contact.ContactReversals;
import dev.cardfile.cli.data.BackupCommand;
import dev.cardfile.cli.data.CopyCommand;
import dev.cardfile.cli.data.MigrateCommand;
import dev.cardfile.cli.data.RestoreCommand;
import dev.cardfile.cli.location.AppCommands;
import dev.cardfile.cli.location.FieldCommands;
import dev.cardfile.cli.location.LocationCommands;
import dev.cardfile.cli.location.LocationDeletion;
import dev.cardfile.cli.location.TokenCommands;
import dev.cardfile.cli.operator.ConsoleCommand;
import dev.cardfile.cli.operator.OperatorCommands;
import dev.cardfile.cli.serve.ServeCommand;
import dev.cardfile.cli.transfer.ExportCommand;
import dev.cardfile.cli.transfer.ImportCommand;
import dev.cardfile.config.Setting;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Lists all commands of the command line. */
final class Commands {

  private Commands() {}

  @Command(
      name = "cardfile",
      description = "A contact store that speaks the LeadConnector (HighLevel) Contacts API.",
      synopsisSubcommandLabel = "COMMAND",
      footer = {
        "",
        "Start with 'cardfile serve'. 'cardfile help COMMAND' describes a command.",
        "Every flag is also an environment variable and a line of cardfile.properties;",
        "docs/configuration.md lists them all."
      })
  static final class Root {}

  /**
   * Builds the command line with all commands.
   *
   * @param more commands in addition to those listed here
   */
  static CommandLine tree(List<Action> more) {
    CommandLine root =
        group(
            new Root(),
            leaf(new ServeCommand(), SettingFlags.SERVER),
            group(
                new LocationCommands.Group(),
                leaf(new LocationCommands.Create()),
                leaf(new LocationCommands.ListAll()),
                leaf(new LocationCommands.Show()),
                leaf(new LocationCommands.Duplicates()),
                leaf(new LocationCommands.Set()),
                leaf(new LocationDeletion())),
            group(
                new TokenCommands.Group(),
                leaf(new TokenCommands.Create()),
                leaf(new TokenCommands.ListAll()),
                leaf(new TokenCommands.Revoke())),
            group(
                new OperatorCommands.Group(),
                leaf(new OperatorCommands.Create()),
                leaf(new OperatorCommands.ListAll()),
                leaf(new OperatorCommands.Revoke())),
            leaf(new ConsoleCommand(), List.of(Setting.HOST, Setting.PORT)),
            group(
                new AppCommands.Group(),
                leaf(new AppCommands.Create()),
                leaf(new AppCommands.ListAll()),
                leaf(new AppCommands.Revoke())),
            group(
                new FieldCommands.Group(),
                leaf(new FieldCommands.Create()),
                leaf(new FieldCommands.ListAll())),
            contacts(),
            leaf(new ChangesCommand()),
            leaf(new ImportCommand()),
            leaf(new ExportCommand()),
            leaf(new MigrateCommand()),
            leaf(new BackupCommand()),
            leaf(new RestoreCommand()),
            withHelp(withSettings(new CommandLine(new CopyCommand()), List.of(Setting.JSON))),
            leaf(new VersionCommand()),
            withHelp(new CommandLine(new HelpCommand())));
    more.stream()
        .map(Commands::leaf)
        .forEach(command -> root.addSubcommand(command.getCommandName(), command));
    root.getCommandSpec()
        .addOption(
            OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("print the version")
                .build());
    // A value, such as a name, may begin with @ or contain ${...}, and must be taken literally.
    Converters.register(root);
    root.setExpandAtFiles(false);
    root.setInterpolateVariables(false);
    return root;
  }

  private static CommandLine contacts() {
    return group(
        new ContactCommands.Group(),
        leaf(new ContactCommands.Show()),
        leaf(new ContactCommands.History()),
        leaf(new ContactReversals.Restore()),
        leaf(new ContactReversals.Erase()));
  }

  private static CommandLine group(Object command, CommandLine... children) {
    CommandLine group = new CommandLine(command);
    Stream.of(children).forEach(child -> group.addSubcommand(child.getCommandName(), child));
    return withHelp(group);
  }

  private static CommandLine leaf(Action action) {
    return leaf(action, List.of());
  }

  private static CommandLine leaf(Action action, List<Setting<?>> settings) {
    CommandLine leaf = withSettings(new CommandLine(action), settings);
    return withHelp(withSettings(leaf, SettingFlags.COMMON));
  }

  private static CommandLine withSettings(CommandLine command, List<Setting<?>> settings) {
    SettingFlags.add(command.getCommandSpec(), settings);
    return command;
  }

  private static CommandLine withHelp(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    spec.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("print this help").build());
    spec.usageMessage().sortOptions(false).sortSynopsis(false);
    return command;
  }
}

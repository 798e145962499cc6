package dev.cardfile.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * {@code cardfile help}. Picocli's own help command takes one word only, and could not describe
 * {@code token create}.
 */
@Command(name = "help", description = "Describe a command, such as 'token create', or all.")
final class HelpCommand {

  @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "the command's words")
  private List<String> words = List.of();

  /**
   * Returns the command to describe.
   *
   * @throws UnmatchedArgumentException when there is no such command
   */
  CommandLine described(CommandLine root) {
    CommandLine command = root;
    for (String word : words) {
      CommandLine next = command.getSubcommands().get(word);
      if (next == null) {
        throw new UnmatchedArgumentException(command, List.of(word));
      }
      command = next;
    }
    return command;
  }
}

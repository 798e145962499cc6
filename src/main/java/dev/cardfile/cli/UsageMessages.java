package dev.cardfile.cli;

import dev.cardfile.config.Nearest;
import dev.cardfile.config.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what was wrong with the arguments. */
final class UsageMessages {

  private UsageMessages() {}

  /** A sentence with its full stop or question mark. */
  static String of(ParameterException problem) {
    String words = words(problem);
    return words.endsWith("?") || words.endsWith(".") ? words : words + ".";
  }

  private static String words(ParameterException problem) {
    return switch (problem) {
      case UnmatchedArgumentException unmatched -> unmatched(unmatched);
      case MissingParameterException missing when !missing.getMissing().isEmpty() ->
          "missing "
              + missing.getMissing().stream()
                  .map(UsageMessages::label)
                  .collect(Collectors.joining(", "));
      case OverwrittenOptionException twice -> label(twice.getOverwritten()) + " is given twice";
      default -> Quoted.oneLine(String.valueOf(problem.getMessage()));
    };
  }

  private static String unmatched(UnmatchedArgumentException problem) {
    CommandLine command = problem.getCommandLine();
    String first = problem.getUnmatched().getFirst();
    String word = first.startsWith("-") ? first.split("=", 2)[0] : first;
    if (first.startsWith("-")) {
      List<String> flags = new ArrayList<>(command.getCommandSpec().optionsMap().keySet());
      return "unknown option " + Quoted.of(word) + Nearest.hint(word, flags);
    }
    if (!command.getSubcommands().isEmpty()) {
      return "unknown command "
          + Quoted.of(word)
          + Nearest.hint(word, command.getSubcommands().keySet());
    }
    return "unexpected argument " + Quoted.of(word);
  }

  private static String label(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? option.longestName() + " " + option.paramLabel()
        : argument.paramLabel();
  }
}

package dev.cardfile.cli.command;

import dev.cardfile.config.ClosestWord;
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
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Describes in one line what is wrong with the arguments. */
public final class UsageMessages {

  private UsageMessages() {}

  /**
   * Returns what is wrong and, unless it is only the value of an argument, how to get help on the
   * command.
   */
  public static String of(ParameterException problem) {
    String words = words(problem);
    if (problem.getCause() instanceof TypeConversionException) {
      return words;
    }
    String sentence = words.endsWith("?") || words.endsWith(".") ? words : words + ".";
    return "%s See '%s --help'."
        .formatted(sentence, problem.getCommandLine().getCommandSpec().qualifiedName());
  }

  private static String words(ParameterException problem) {
    return switch (problem) {
      case UnmatchedArgumentException unmatched -> unmatched(unmatched);
      case MissingParameterException missing when !missing.getMissing().isEmpty() ->
          "missing "
              + missing.getMissing().stream()
                  .map(UsageMessages::label)
                  .collect(Collectors.joining(", "));
      case ParameterException value when value.getCause() instanceof TypeConversionException why ->
          name(value.getArgSpec()) + ": " + why.getMessage();
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
      return "unknown option " + Quoted.of(word) + ClosestWord.hint(word, flags);
    }
    if (!command.getSubcommands().isEmpty()) {
      return "unknown command "
          + Quoted.of(word)
          + ClosestWord.hint(word, command.getSubcommands().keySet());
    }
    return "unexpected argument " + Quoted.of(word);
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String label(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? option.longestName() + " " + option.paramLabel()
        : argument.paramLabel();
  }
}

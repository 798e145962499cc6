package dev.cardfile.wire;

import java.util.List;
import java.util.stream.Collectors;

/** Describes a problem in one text, for people who do not see the list of violations. */
public final class ProblemWords {

  private ProblemWords() {}

  /** Returns the messages of all listed violations, or the problem's message if it has none. */
  public static String of(Problem problem) {
    return problem instanceof Problem.Invalid(List<Violation> violations)
        ? ProblemText.listed(violations).stream()
            .map(Violation::message)
            .collect(Collectors.joining("; "))
        : ProblemText.of(problem).message();
  }
}

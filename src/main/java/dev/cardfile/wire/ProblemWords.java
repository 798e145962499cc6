package dev.cardfile.wire;

import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with a request, for people who see no list of violations. */
public final class ProblemWords {

  private ProblemWords() {}

  /** In one text: each violation, or the message. */
  public static String of(Problem problem) {
    return problem instanceof Problem.Invalid(List<Violation> violations)
        ? ProblemText.listed(violations).stream()
            .map(Violation::message)
            .collect(Collectors.joining("; "))
        : ProblemText.of(problem).message();
  }
}

package dev.cardfile.http;

import dev.cardfile.wire.Problem;
import java.io.IOException;

/**
 * Thrown when the server cuts an answer short because of its client, such as one that reads too
 * slowly or whose token was revoked. It is not a fault of the server.
 */
public final class AnswerAborted extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /**
   * Creates an exception whose reason is logged.
   *
   * @param problem the error to answer if nothing of the answer has been sent
   */
  public AnswerAborted(String reason, Problem problem) {
    super(reason);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}

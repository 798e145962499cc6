package dev.cardfile.http;

import dev.cardfile.wire.Problem;
import java.io.IOException;

/** An answer ends before it is whole, because of who asks for it: a fault of nobody's. */
public final class BrokenOff extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /**
   * An end, of which the log has the reason.
   *
   * @param problem what is answered where nothing of the answer has been sent
   */
  public BrokenOff(String reason, Problem problem) {
    super(reason);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}

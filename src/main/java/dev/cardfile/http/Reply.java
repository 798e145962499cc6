package dev.cardfile.http;

import dev.cardfile.wire.Problem;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an endpoint answers. */
sealed interface Reply {

  String JSON = "application/json; charset=utf-8";

  /**
   * An answer with a body.
   *
   * @param outcome what came of it, in a word for the log and the metrics
   * @param headers those that only this answer has
   */
  record Body(
      int status, String contentType, byte[] bytes, String outcome, Map<String, String> headers)
      implements Reply {

    public Body {
      headers = Map.copyOf(headers);
    }

    Body(int status, String contentType, byte[] bytes, String outcome) {
      this(status, contentType, bytes, outcome, Map.of());
    }
  }

  record Refusal(Problem problem) implements Reply {}

  static Reply json(byte[] bytes, String outcome) {
    return new Body(200, JSON, bytes, outcome);
  }

  /** With the status that the original has for what makes something. */
  static Reply created(byte[] bytes, String outcome) {
    return new Body(201, JSON, bytes, outcome);
  }

  static Reply refuse(Problem problem) {
    return new Refusal(problem);
  }

  /** The problem; null for an answer that is none. */
  default @Nullable Problem problem() {
    return switch (this) {
      case Body body -> null;
      case Refusal(Problem refused) -> refused;
    };
  }
}

package dev.cardfile.http.server;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what to answer to requests that never reach the handler. Their connections end. */
@FunctionalInterface
public interface Rejections {

  Answer answer(Rejected request);

  /**
   * A request as far as it could be read.
   *
   * @param origin the header {@code Origin}; null when it was not read, or is not there
   */
  record Rejected(Rejection why, @Nullable String origin) {}

  /** An answer to be sent. */
  record Answer(int status, List<Header> headers, byte[] body) {

    public Answer {
      headers = List.copyOf(headers);
    }
  }
}

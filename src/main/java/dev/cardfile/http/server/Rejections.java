package dev.cardfile.http.server;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what to answer to requests that never reach the handler. Their connections end. */
public interface Rejections {

  Answer answer(Rejected request);

  /**
   * A request as far as it could be read.
   *
   * @param method as sent; empty when it was not read
   * @param target as sent; empty when it was not read
   * @param origin the header {@code Origin}; null when it was not read, or is not there
   */
  record Rejected(Rejection why, String method, String target, @Nullable String origin) {}

  /** A connection was closed without a word: there was no room for it, not even for an answer. */
  void closedUnheard();

  /** An answer to be sent. */
  record Answer(int status, List<Header> headers, byte[] body) {

    public Answer {
      headers = List.copyOf(headers);
    }
  }
}

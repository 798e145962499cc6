package dev.cardfile.http.server;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Supplies the answers to requests that the handler does not answer, and whose connections are
 * closed.
 */
public interface Rejections {

  Answer answer(Rejected request);

  /**
   * A request, as far as it could be read.
   *
   * @param method as sent; empty if it was not read
   * @param target as sent; empty if it was not read
   * @param origin the {@code Origin} header; null if it was not sent, or not read
   */
  record Rejected(Rejection why, String method, String target, @Nullable String origin) {}

  /**
   * Called when a connection is closed without any answer, because not even a spare slot was free.
   */
  void closedUnanswered();

  /** The answer to a rejected request. */
  record Answer(int status, List<Header> headers, byte[] body) {

    public Answer {
      headers = List.copyOf(headers);
    }
  }
}

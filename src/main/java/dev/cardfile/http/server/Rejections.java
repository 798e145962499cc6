package dev.cardfile.http.server;

import java.util.List;

/** Says what to answer to requests that never reach the handler. Their connections end. */
@FunctionalInterface
public interface Rejections {

  Answer answer(Rejection why);

  /** An answer to be sent. */
  record Answer(int status, List<Header> headers, byte[] body) {

    public Answer {
      headers = List.copyOf(headers);
    }
  }
}

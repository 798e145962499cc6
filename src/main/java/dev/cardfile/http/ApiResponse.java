package dev.cardfile.http;

import dev.cardfile.contact.ContactId;
import dev.cardfile.http.server.BodyWriter;
import dev.cardfile.wire.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The answer of an endpoint. */
public sealed interface ApiResponse {

  String JSON = "application/json; charset=utf-8";

  /** The {@code Vary} header of an answer with a contact's {@code ETag}. */
  String VARY_BY_VERSION = "Version, Accept-Encoding";

  String PLAIN_TEXT = "text/plain; charset=utf-8";

  /**
   * An answer with a body.
   *
   * @param outcome the outcome in a word, for the log and the request journal
   * @param headers the headers that are specific to this answer
   * @param about the contact that the answer is about; null if it is about none, or about several
   */
  record Body(
      int status,
      String contentType,
      byte[] bytes,
      String outcome,
      Map<String, String> headers,
      @Nullable ContactId about)
      implements ApiResponse {

    public Body {
      headers = Map.copyOf(headers);
    }

    public Body(
        int status, String contentType, byte[] bytes, String outcome, Map<String, String> headers) {
      this(status, contentType, bytes, outcome, headers, null);
    }

    public Body(int status, String contentType, byte[] bytes, String outcome) {
      this(status, contentType, bytes, outcome, Map.of());
    }
  }

  /**
   * An answer of any length, sent while it is being written.
   *
   * @param outcome the outcome in a word, if the answer is written to its end
   * @param headers the headers that are specific to this answer
   * @param over runs when the answer has ended, whether or not it was written to its end
   */
  record Stream(
      int status,
      String contentType,
      BodyWriter writer,
      String outcome,
      Map<String, String> headers,
      Runnable over)
      implements ApiResponse {

    public Stream {
      headers = Map.copyOf(headers);
    }

    public Stream(
        int status,
        String contentType,
        BodyWriter writer,
        String outcome,
        Map<String, String> headers) {
      this(status, contentType, writer, outcome, headers, () -> {});
    }
  }

  record Refusal(Problem problem) implements ApiResponse {}

  /**
   * An answer with counts of what the request did, such as the rows that it created.
   *
   * @param counts for the log, in this order
   */
  record Counted(ApiResponse answer, SequencedMap<String, Long> counts) implements ApiResponse {}

  /**
   * An answer that had to wait for an event, so that its duration says nothing about the server's
   * speed.
   */
  record Awaited(ApiResponse answer) implements ApiResponse {}

  /**
   * Returns this answer with the contact that it is about. Anything but a {@link Body} is returned
   * unchanged.
   */
  default ApiResponse about(ContactId contact) {
    return this instanceof Body(int status, var type, var bytes, var outcome, var headers, var any)
        ? new Body(status, type, bytes, outcome, headers, contact)
        : this;
  }

  /**
   * Returns this answer with additional headers. Anything but a {@link Body} is returned unchanged.
   */
  default ApiResponse with(Map<String, String> more) {
    if (!(this instanceof Body body)) {
      return this;
    }
    Map<String, String> all = new HashMap<>(body.headers());
    all.putAll(more);
    return new Body(
        body.status(), body.contentType(), body.bytes(), body.outcome(), all, body.about());
  }

  /**
   * Returns this answer with {@code Cache-Control: no-store}, because it holds a secret, or
   * something that is true only now.
   */
  default ApiResponse notKept() {
    return with(Map.of("Cache-Control", "no-store"));
  }

  static ApiResponse json(byte[] bytes, String outcome) {
    return new Body(200, JSON, bytes, outcome);
  }

  /** Returns an answer with status 201, as HighLevel does for requests that create something. */
  static ApiResponse created(byte[] bytes, String outcome) {
    return new Body(201, JSON, bytes, outcome);
  }

  static ApiResponse refuse(Problem problem) {
    return new Refusal(problem);
  }
}

package dev.cardfile.http;

import dev.cardfile.contact.ContactId;
import dev.cardfile.http.server.BodyWriter;
import dev.cardfile.wire.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What an endpoint answers. */
public sealed interface ApiResponse {

  String JSON = "application/json; charset=utf-8";

  /** What the body of an answer depends on that has a contact's tag. */
  String VARY_BY_VERSION = "Version, Accept-Encoding";

  String PLAIN_TEXT = "text/plain; charset=utf-8";

  /**
   * An answer with a body.
   *
   * @param outcome what came of it, in a word for the log and the metrics
   * @param headers those that only this answer has
   * @param about the contact that it tells of; null when that is none, or several
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
   * An answer of any length, sent while it is written.
   *
   * @param outcome in a word, if it is written to its end
   * @param headers those that only this answer has
   * @param over is run when the answer is over, be it written or not
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
   * An answer with what there is to count in it.
   *
   * @param counts for the log, in their order
   */
  record Counted(ApiResponse answer, SequencedMap<String, Long> counts) implements ApiResponse {}

  /**
   * An answer that has waited for something to happen: how long it took tells nothing of the
   * server.
   */
  record Awaited(ApiResponse answer) implements ApiResponse {}

  /** The same, which tells of a contact, if it tells of anything. */
  default ApiResponse about(ContactId contact) {
    return this instanceof Body(int status, var type, var bytes, var outcome, var headers, var any)
        ? new Body(status, type, bytes, outcome, headers, contact)
        : this;
  }

  /** The same with these headers too, if it tells of anything. */
  default ApiResponse with(Map<String, String> more) {
    if (!(this instanceof Body body)) {
      return this;
    }
    Map<String, String> all = new HashMap<>(body.headers());
    all.putAll(more);
    return new Body(
        body.status(), body.contentType(), body.bytes(), body.outcome(), all, body.about());
  }

  /** The same, which nobody between may keep: it holds a secret, or what is true only now. */
  default ApiResponse notKept() {
    return with(Map.of("Cache-Control", "no-store"));
  }

  static ApiResponse json(byte[] bytes, String outcome) {
    return new Body(200, JSON, bytes, outcome);
  }

  /** With the status that the original has for what makes something. */
  static ApiResponse created(byte[] bytes, String outcome) {
    return new Body(201, JSON, bytes, outcome);
  }

  static ApiResponse refuse(Problem problem) {
    return new Refusal(problem);
  }
}

package dev.cardfile.openapi;

import dev.cardfile.wire.table.Answer;
import dev.cardfile.wire.table.Schema;
import dev.cardfile.wire.table.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The description of a route: its purpose, its request and its answers.
 *
 * @param id unique among all operations
 * @param about what the summary does not say; empty if that is nothing
 * @param body null for a route without a body
 * @param path the schemas of those ids in the path that cannot be any text
 * @param headers the headers that not every operation takes
 * @param answers the possible answers, beginning with the one to a valid request
 */
public record Operation(
    String id,
    Tag tag,
    String summary,
    String about,
    @Nullable Shape body,
    Shape query,
    Map<String, Schema> path,
    List<HeaderParameter> headers,
    List<Response> answers) {

  static final String JSON = "application/json";
  static final String CSV = "text/csv";
  static final String MULTIPART = "multipart/form-data";

  public Operation {
    path = Map.copyOf(path);
    headers = List.copyOf(headers);
    answers = List.copyOf(answers);
  }

  /**
   * A possible answer.
   *
   * @param type the content type; null if there is no content
   */
  public record Response(int status, @Nullable String type, Schema schema, String about) {}

  static Operation of(String id, Tag tag, String summary) {
    return new Operation(id, tag, summary, "", null, Shape.NONE, Map.of(), List.of(), List.of());
  }

  Operation about(String words) {
    return new Operation(id, tag, summary, words, body, query, path, headers, answers);
  }

  /** Returns a copy whose description says that HighLevel does not have the operation. */
  Operation ours() {
    return adds("Not an operation of HighLevel.");
  }

  /** Returns a copy with one more sentence in its description. */
  Operation adds(String sentence) {
    return about(about.isEmpty() ? sentence : about + " " + sentence);
  }

  Operation takes(Shape shape) {
    return new Operation(id, tag, summary, about, shape, query, path, headers, answers);
  }

  Operation asks(Shape shape) {
    return new Operation(id, tag, summary, about, body, shape, path, headers, answers);
  }

  Operation where(String name, Schema schema) {
    Map<String, Schema> more = new TreeMap<>(path);
    more.put(name, schema);
    return new Operation(id, tag, summary, about, body, query, more, headers, answers);
  }

  /** Returns a copy that takes an {@code Idempotency-Key}, so that it is safe to retry. */
  Operation safeToRetry() {
    return with(HeaderParameter.IDEMPOTENCY_KEY);
  }

  /** Returns a copy that takes conditions on the contact that it writes. */
  Operation conditional() {
    return with(HeaderParameter.IF_MATCH).with(HeaderParameter.IF_NONE_MATCH);
  }

  /** Returns a copy that answers 304 if the caller already has the contact's current state. */
  Operation revalidated() {
    return with(HeaderParameter.IF_NONE_MATCH);
  }

  /** Reports whether the operation takes conditions on the contact. */
  public boolean isConditional() {
    return headers.contains(HeaderParameter.IF_NONE_MATCH);
  }

  private Operation with(HeaderParameter header) {
    List<HeaderParameter> more = new ArrayList<>(headers);
    more.add(header);
    return new Operation(id, tag, summary, about, body, query, path, more, answers);
  }

  Operation answers(int status, Answer<?> answer, String words) {
    return answers(status, answer.schema(), words);
  }

  Operation answers(int status, Schema schema, String words) {
    return answers(status, JSON, schema, words);
  }

  Operation answers(int status, @Nullable String type, Schema schema, String words) {
    List<Response> more = new ArrayList<>(answers);
    more.add(new Response(status, type, schema, words));
    return new Operation(id, tag, summary, about, body, query, path, headers, more);
  }

  /** Returns a copy for another path, with an id and a description of its own. */
  Operation as(String otherId, String words) {
    return new Operation(otherId, tag, summary, words, body, query, path, headers, answers);
  }
}

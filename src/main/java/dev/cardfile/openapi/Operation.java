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
 * What there is to know of a route: what it is for, what it takes and what it answers.
 *
 * @param id unlike any other's
 * @param about more than the summary; empty for nothing more
 * @param body null for a route that takes none
 * @param path what the ids in the path may be, where that is not any text
 * @param headers that it takes beside those of every request
 * @param answers the first is that of a request that is in order
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
   * What may be answered.
   *
   * @param type of the content; null where there is none
   */
  public record Response(int status, @Nullable String type, Schema schema, String about) {}

  static Operation of(String id, Tag tag, String summary) {
    return new Operation(id, tag, summary, "", null, Shape.NONE, Map.of(), List.of(), List.of());
  }

  Operation about(String words) {
    return new Operation(id, tag, summary, words, body, query, path, headers, answers);
  }

  /** The same, which the original does not have. */
  Operation ours() {
    return adds("Not an operation of HighLevel.");
  }

  /** The same, with one more sentence about it. */
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

  /** The same, of which a retry is safe. */
  Operation safeToRetry() {
    return with(HeaderParameter.IDEMPOTENCY_KEY);
  }

  /** The same, which may depend on the state of the contact that is written. */
  Operation conditional() {
    return with(HeaderParameter.IF_MATCH).with(HeaderParameter.IF_NONE_MATCH);
  }

  /** The same, which answers nothing to a caller who has the contact already. */
  Operation revalidated() {
    return with(HeaderParameter.IF_NONE_MATCH);
  }

  /** Whether it obeys conditions. */
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

  /** The same at another path. */
  Operation as(String otherId, String words) {
    return new Operation(otherId, tag, summary, words, body, query, path, headers, answers);
  }
}

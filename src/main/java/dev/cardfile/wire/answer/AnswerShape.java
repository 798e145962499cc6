package dev.cardfile.wire.answer;

import dev.cardfile.wire.table.Schema;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.SequencedMap;
import java.util.SequencedSet;

/** Which members an object in an answer has, and which it may have. */
public final class AnswerShape {

  public static final String TRACE = "traceId";

  /** An object without members. */
  public static final AnswerShape EMPTY =
      new AnswerShape(new LinkedHashMap<>(), new LinkedHashSet<>());

  private final SequencedMap<String, Schema> members;
  private final SequencedSet<String> always;

  private AnswerShape(SequencedMap<String, Schema> members, SequencedSet<String> always) {
    this.members = Collections.unmodifiableSequencedMap(members);
    this.always = Collections.unmodifiableSequencedSet(always);
  }

  /** With these members, whatever is answered. */
  public AnswerShape has(Schema schema, String... names) {
    SequencedSet<String> more = new LinkedHashSet<>(always);
    Collections.addAll(more, names);
    return new AnswerShape(mayHave(schema, names).members, more);
  }

  /** With these members, where they have values. */
  public AnswerShape mayHave(Schema schema, String... names) {
    SequencedMap<String, Schema> more = new LinkedHashMap<>(members);
    for (String name : names) {
      more.put(name, schema);
    }
    return new AnswerShape(more, always);
  }

  public AnswerShape mayHave(Schema schema, Collection<String> names) {
    return mayHave(schema, names.toArray(String[]::new));
  }

  public Schema schema() {
    return Schema.open(members, always);
  }

  /** The whole of an answer, which ends with its trace. */
  public Schema traced() {
    return has(Schema.STRING.about("The id of this request in the server's log."), TRACE).schema();
  }
}

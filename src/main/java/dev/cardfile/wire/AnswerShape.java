package dev.cardfile.wire;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.SequencedMap;
import java.util.SequencedSet;

/** Which members an object in an answer has, and which it may have. */
final class AnswerShape {

  /** An object without members. */
  static final AnswerShape EMPTY = new AnswerShape(new LinkedHashMap<>(), new LinkedHashSet<>());

  private final SequencedMap<String, Schema> members;
  private final SequencedSet<String> always;

  private AnswerShape(SequencedMap<String, Schema> members, SequencedSet<String> always) {
    this.members = Collections.unmodifiableSequencedMap(members);
    this.always = Collections.unmodifiableSequencedSet(always);
  }

  /** With these members, whatever is answered. */
  AnswerShape has(Schema schema, String... names) {
    SequencedSet<String> more = new LinkedHashSet<>(always);
    Collections.addAll(more, names);
    return new AnswerShape(mayHave(schema, names).members, more);
  }

  /** With these members, where they have values. */
  AnswerShape mayHave(Schema schema, String... names) {
    SequencedMap<String, Schema> more = new LinkedHashMap<>(members);
    for (String name : names) {
      more.put(name, schema);
    }
    return new AnswerShape(more, always);
  }

  AnswerShape mayHave(Schema schema, Collection<String> names) {
    return mayHave(schema, names.toArray(String[]::new));
  }

  Schema schema() {
    return Schema.open(members, always);
  }

  /** The whole of an answer, which ends with its trace. */
  Schema traced() {
    return has(Schema.TEXT.about("The id of this request in the server's log."), AnswerWriter.TRACE)
        .schema();
  }
}

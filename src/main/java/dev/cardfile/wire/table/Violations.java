package dev.cardfile.wire.table;

import dev.cardfile.json.Characters;
import dev.cardfile.wire.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Collects what is wrong with a body; the same thing is told once. */
public final class Violations {

  /** A caller's name beyond so many characters is cut where it is repeated. */
  static final int MAX_NAME_LENGTH = 255;

  // By message, which is a text: texts have an order, so a map stays fast when somebody sends names
  // that all have the same hash. In a set of records each would be compared with all before it.
  private final SequencedMap<String, Violation> all = new LinkedHashMap<>();

  /**
   * Refuses a property that nobody knows.
   *
   * @param parent of its object, with a point at the end; empty for the body
   */
  public void unknownProperty(String parent, String name) {
    String path = parent + shown(name);
    add(new Violation(path, "unknown_property", "property " + path + " should not exist"));
  }

  public void refuse(String path, Requirement broken) {
    refuse(Subject.of(path), broken);
  }

  public void refuse(Subject subject, Requirement broken) {
    String message = subject.words() + " " + broken.text();
    add(new Violation(subject.path(), broken.code(), message));
  }

  public int count() {
    return all.size();
  }

  public List<Violation> inOrder() {
    return List.copyOf(all.values());
  }

  /** What a caller has sent, short enough to be repeated in an answer. */
  public static String shown(String sent) {
    return sent.length() <= MAX_NAME_LENGTH
        ? sent
        : Characters.cut(sent, MAX_NAME_LENGTH) + Requirement.MORE;
  }

  private void add(Violation violation) {
    all.putIfAbsent(violation.message(), violation);
  }
}

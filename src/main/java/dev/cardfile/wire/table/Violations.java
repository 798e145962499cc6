package dev.cardfile.wire.table;

import dev.cardfile.wire.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Collects what is wrong with a body; the same thing is told once. */
public final class Violations {

  // By message, which is a text: texts have an order, so a map stays fast when somebody sends names
  // that all have the same hash. In a set of records each would be compared with all before it.
  private final SequencedMap<String, Violation> all = new LinkedHashMap<>();

  /**
   * Refuses a property that nobody knows.
   *
   * @param parent of its object, with a point at the end; empty for the body
   */
  public void unknownProperty(String parent, String name) {
    String path = parent + Violation.shown(name);
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

  private void add(Violation violation) {
    all.putIfAbsent(violation.message(), violation);
  }
}

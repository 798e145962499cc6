package dev.cardfile.wire;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with a body; the same thing is told once. */
final class Violations {

  private final Set<Violation> all = new LinkedHashSet<>();

  void unknownProperty(String path) {
    all.add(new Violation(path, "unknown_property", "property " + path + " should not exist"));
  }

  void refuse(String path, Requirement broken) {
    refuse(Subject.of(path), broken);
  }

  void refuse(Subject subject, Requirement broken) {
    String message = subject.words() + " " + broken.text();
    all.add(new Violation(subject.path(), broken.code(), message));
  }

  int count() {
    return all.size();
  }

  List<Violation> inOrder() {
    return List.copyOf(all);
  }
}

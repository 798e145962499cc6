package dev.cardfile.wire.table;

import dev.cardfile.upsert.request.Warning;
import dev.cardfile.wire.ProblemText;
import dev.cardfile.wire.Violation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a body; the same thing is told once. */
public final class Violations {

  private static final SequencedMap<String, Violation> NONE =
      Collections.unmodifiableSequencedMap(new LinkedHashMap<>());

  // By message, which is a text: texts have an order, so a map stays fast when somebody sends names
  // that all have the same hash. In a set of records each would be compared with all before it.
  private final SequencedMap<String, Violation> all = new LinkedHashMap<>();
  private SequencedMap<String, Violation> dropped = NONE;
  private @Nullable List<Warning> warnings;

  /** Refuses these from the start. */
  public void refuse(List<Violation> first) {
    first.forEach(this::add);
  }

  /**
   * From now on values that are wrong are left out, and named in these warnings, as far as an
   * answer can name them.
   */
  void dropTo(List<Warning> answered) {
    warnings = answered;
    dropped = new LinkedHashMap<>();
  }

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
    Violation violation = broken.brokenBy(subject);
    if (warnings == null) {
      add(violation);
    } else if (dropped.putIfAbsent(violation.message(), violation) == null) {
      warnings.add(new Warning.Invalid(violation.field(), violation.code(), violation.message()));
    }
  }

  /** How many values are wrong, whether they are refused or left out. */
  public int count() {
    return all.size() + dropped.size();
  }

  /** Whether there is something for which the request cannot be done. */
  boolean refuses() {
    return !all.isEmpty() || tooManyDropped();
  }

  /** What the request is refused for. */
  public List<Violation> inOrder() {
    List<Violation> told = new ArrayList<>(all.values());
    if (tooManyDropped()) {
      told.addAll(dropped.values());
    }
    return told;
  }

  /** What is left out of the request. */
  public List<Violation> dropped() {
    return List.copyOf(dropped.values());
  }

  /** What is left out must be named. */
  private boolean tooManyDropped() {
    return !dropped.isEmpty() && ProblemText.listed(dropped()).size() < dropped.size();
  }

  private void add(Violation violation) {
    all.putIfAbsent(violation.message(), violation);
  }
}

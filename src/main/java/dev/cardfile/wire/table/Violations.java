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

/** Collects the violations of a body, each of them once. */
public final class Violations {

  private static final SequencedMap<String, Violation> NONE =
      Collections.unmodifiableSequencedMap(new LinkedHashMap<>());

  // Keyed by message, because strings are Comparable: a hash bucket of many becomes a tree, so the
  // map stays fast even if a caller sends names with equal hashes. In a set of records, which are
  // not Comparable, each would be compared with all before it.
  private final SequencedMap<String, Violation> all = new LinkedHashMap<>();
  private SequencedMap<String, Violation> dropped = NONE;
  private @Nullable List<Warning> warnings;

  /** Adds violations that were found before this body was read. */
  public void refuse(List<Violation> first) {
    first.forEach(this::add);
  }

  /**
   * From now on, leaves out invalid values and adds a warning for each. If there are more of them
   * than an answer can list, the request is refused after all.
   */
  void dropTo(List<Warning> answered) {
    warnings = answered;
    dropped = new LinkedHashMap<>();
  }

  /**
   * Adds a violation about an unknown property.
   *
   * @param parent the path of the property's object, with a dot at the end; empty for the body
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

  /** Returns the number of violations so far, whether their values are refused or left out. */
  public int count() {
    return all.size() + dropped.size();
  }

  /** Reports whether the request is to be refused. */
  boolean refuses() {
    return !all.isEmpty() || tooManyDropped();
  }

  /** Returns the violations for which the request is refused. */
  public List<Violation> inOrder() {
    List<Violation> told = new ArrayList<>(all.values());
    if (tooManyDropped()) {
      told.addAll(dropped.values());
    }
    return told;
  }

  /** Returns the violations of the values that are left out. */
  public List<Violation> dropped() {
    return List.copyOf(dropped.values());
  }

  /** Reports whether more values are left out than an answer can list. */
  private boolean tooManyDropped() {
    return !dropped.isEmpty() && ProblemText.listed(dropped()).size() < dropped.size();
  }

  private void add(Violation violation) {
    all.putIfAbsent(violation.message(), violation);
  }
}

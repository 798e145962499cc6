package dev.cardfile.wire.table;

import dev.cardfile.contact.Edit;
import dev.cardfile.json.Characters;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonNull;
import dev.cardfile.json.JsonString;
import dev.cardfile.upsert.request.Warning;
import java.util.List;
import java.util.Optional;

/**
 * Reads values that are strings. Of the requirements that a value breaks, only the first is
 * reported.
 */
public final class StringReader {

  private final Violations violations;
  private final List<Warning> warnings;

  /**
   * @param warnings receives a warning for each value that counts as blank
   */
  StringReader(Violations violations, List<Warning> warnings) {
    this.violations = violations;
    this.warnings = warnings;
  }

  /**
   * Reads a value that {@code null} does not clear: a null counts as absent, except in a list.
   *
   * @param maxLength in code points, without surrounding whitespace
   * @return keep if the text is absent, blank or invalid
   */
  public <T> Edit<T> read(Subject subject, Json value, int maxLength, Format<T> format) {
    if (value instanceof JsonNull && !subject.each()) {
      return Edit.keep();
    }
    if (!(value instanceof JsonString(String sent))) {
      violations.refuse(subject, Requirement.STRING);
      return Edit.keep();
    }
    if (!Characters.areWellFormed(sent)) {
      violations.refuse(subject, Requirement.WELL_FORMED);
      return Edit.keep();
    }
    String text = Characters.strip(sent);
    if (text.isEmpty()) {
      return Edit.keep();
    }
    if (Characters.count(text) > maxLength) {
      violations.refuse(subject, Requirement.shortEnough(maxLength));
      return Edit.keep();
    }
    if (format.nothing().test(text)) {
      warnings.add(new Warning.Ignored(subject.path(), text));
      return Edit.keep();
    }
    Optional<T> parsed = format.parse().apply(text);
    if (parsed.isEmpty()) {
      violations.refuse(subject, format.requirement());
      return Edit.keep();
    }
    return Edit.put(parsed.get());
  }
}

package dev.cardfile.wire.table;

import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonNull;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads lists of texts. */
public final class TextsReader {

  private final Violations violations;
  private final StringReader strings;

  public TextsReader(Violations violations, StringReader strings) {
    this.violations = violations;
    this.strings = strings;
  }

  /**
   * Reads a list; blank texts are dropped. As many count as were sent.
   *
   * @param maxLength of each text, in code points
   * @return null when the list is refused as a whole
   */
  public @Nullable List<String> read(String path, Json value, int maxCount, int maxLength) {
    if (!(value instanceof JsonArray(List<Json> items))) {
      violations.refuse(path, Requirement.ARRAY);
      return null;
    }
    if (items.size() > maxCount) {
      violations.refuse(path, Requirement.fewEnough(maxCount));
      return null;
    }
    List<String> texts = new ArrayList<>();
    for (Json item : items) {
      String text = strings.read(Subject.eachIn(path), item, maxLength, Format.TEXT).given();
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }

  /** As {@link #read}, of a list that must be there; empty when it is refused. */
  public List<String> required(String path, @Nullable Json value, int maxCount, int maxLength) {
    if (value == null || value instanceof JsonNull || Json.isBlank(value)) {
      violations.refuse(path, Requirement.NOT_EMPTY);
      return List.of();
    }
    List<String> texts = read(path, value, maxCount, maxLength);
    return texts == null ? List.of() : texts;
  }
}

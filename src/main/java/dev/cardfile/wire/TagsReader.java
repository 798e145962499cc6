package dev.cardfile.wire;

import dev.cardfile.contact.Tags;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a contact's tags. */
final class TagsReader {

  private final Violations violations;
  private final StringReader strings;

  TagsReader(Violations violations, StringReader strings) {
    this.violations = violations;
    this.strings = strings;
  }

  /** Reads the whole new set; null when it is refused. As many count as were sent. */
  @Nullable Tags read(String path, Json value) {
    if (!(value instanceof Json.Items(List<Json> items))) {
      violations.refuse(path, Requirement.ARRAY);
      return null;
    }
    if (items.size() > Tags.MAX_COUNT) {
      violations.refuse(path, Requirement.fewEnough(Tags.MAX_COUNT));
      return null;
    }
    List<String> names = new ArrayList<>();
    for (Json item : items) {
      String name = strings.read(Subject.eachIn(path), item, Tags.MAX_LENGTH, Format.TEXT).given();
      if (name != null) {
        names.add(name);
      }
    }
    return Tags.of(names);
  }
}

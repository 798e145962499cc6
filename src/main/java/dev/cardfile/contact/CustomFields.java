package dev.cardfile.contact;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The custom field values of a contact.
 *
 * @param values by field id, in the order in which the fields were first set
 */
public record CustomFields(SequencedMap<String, CustomValue> values) {

  public static final CustomFields NONE = new CustomFields(new LinkedHashMap<>());
  public static final int MAX_COUNT = 500;

  /**
   * The most characters that the values of a contact may have together. Each of them may be long,
   * and much of what a server does needs many whole contacts in memory.
   */
  public static final int MAX_LENGTH = 1_048_576;

  public CustomFields {
    values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
  }

  /** Returns how many characters the values have together. */
  public long length() {
    return values.values().stream().mapToLong(CustomValue::length).sum();
  }

  /**
   * Reports whether these values may replace others: not if they are too long together, unless the
   * others are no shorter.
   */
  public boolean mayReplace(CustomFields others) {
    long length = length();
    return length <= MAX_LENGTH || length <= others.length();
  }

  /** Returns these values with each edit applied; a field without an edit keeps its value. */
  public CustomFields with(Map<String, Edit<CustomValue>> edits) {
    if (edits.isEmpty()) {
      return this;
    }
    LinkedHashMap<String, CustomValue> merged = new LinkedHashMap<>(values);
    edits.forEach((id, edit) -> {
      switch (edit) {
        case Edit.Keep<CustomValue> keep -> {}
        case Edit.Clear<CustomValue> clear -> merged.remove(id);
        case Edit.Put<CustomValue>(CustomValue value) -> merged.put(id, value);
      }
    });
    return new CustomFields(merged);
  }
}

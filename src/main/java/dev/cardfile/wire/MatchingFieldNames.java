package dev.cardfile.wire;

import dev.cardfile.contact.MatchingField;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The names of matching fields on the wire. */
final class MatchingFieldNames {

  private MatchingFieldNames() {}

  static String of(MatchingField field) {
    return switch (field) {
      case EMAIL -> "email";
      case PHONE -> "phone";
    };
  }

  static List<String> of(List<MatchingField> fields) {
    return fields.stream().map(MatchingFieldNames::of).toList();
  }

  static List<String> all() {
    return of(Arrays.asList(MatchingField.values()));
  }

  static Optional<MatchingField> named(String name) {
    return Arrays.stream(MatchingField.values())
        .filter(field -> of(field).equals(name))
        .findFirst();
  }
}

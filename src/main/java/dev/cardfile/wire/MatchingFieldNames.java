package dev.cardfile.wire;

import dev.cardfile.contact.key.MatchingField;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The names of matching fields on the wire. */
public final class MatchingFieldNames {

  private MatchingFieldNames() {}

  public static String of(MatchingField field) {
    return switch (field) {
      case EMAIL -> "email";
      case PHONE -> "phone";
    };
  }

  public static List<String> of(List<MatchingField> fields) {
    return fields.stream().map(MatchingFieldNames::of).toList();
  }

  public static List<String> all() {
    return of(Arrays.asList(MatchingField.values()));
  }

  public static Optional<MatchingField> named(String name) {
    return Arrays.stream(MatchingField.values())
        .filter(field -> of(field).equals(name))
        .findFirst();
  }
}

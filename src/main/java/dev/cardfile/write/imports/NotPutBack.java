package dev.cardfile.write.imports;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.imports.KeptRow;
import dev.cardfile.upsert.request.Warning;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/** Makes the row that reports which former values of a contact an undoing has not put back. */
final class NotPutBack {

  /** The outcome of a kept row that was written only in part. */
  private static final String PARTLY = "partly";

  private NotPutBack() {}

  /**
   * Makes a row without content.
   *
   * @param warnings at least one
   */
  static KeptRow row(long number, ContactId contact, List<Warning> warnings) {
    StringJoiner message = new StringJoiner(" ");
    Set<MatchKey> keys = new HashSet<>();
    for (Warning warning : warnings) {
      message.add(message(warning));
      if (warning instanceof Warning.TakenSince(var field, String value, var _)) {
        keys.add(new MatchKey(field, value));
      }
    }
    return new KeptRow(
        number,
        0,
        PARTLY,
        contact.value(),
        code(warnings.getFirst()),
        message.toString(),
        UndoRow.NO_CELLS,
        new KeptRow.Person(keys, null));
  }

  private static String code(Warning warning) {
    return switch (warning) {
      case Warning.TakenSince _ -> "taken";
      case Warning.BusinessGone _ -> "unknown_business";
      case Warning.TooLongFields _ -> "too_long";
      default -> throw unexpected(warning);
    };
  }

  private static String message(Warning warning) {
    return switch (warning) {
      case Warning.TakenSince(MatchingField field, String value, ContactId holder) ->
          "Contact %s has the %s %s, which this contact had before the import."
              .formatted(holder, field == MatchingField.EMAIL ? "email" : "phone", value);
      case Warning.BusinessGone(String business) ->
          "The location no longer has the business %s, to which this contact belonged."
              .formatted(business);
      case Warning.TooLongFields(int max) ->
          "The custom fields stay as they are: as they were, they have more than %d characters."
              .formatted(max);
      default -> throw unexpected(warning);
    };
  }

  private static IllegalStateException unexpected(Warning warning) {
    return new IllegalStateException(
        "an undoing gives no warning of " + warning.getClass().getSimpleName());
  }
}

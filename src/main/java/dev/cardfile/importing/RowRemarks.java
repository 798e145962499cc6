package dev.cardfile.importing;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.json.Characters;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonString;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.transfer.mapping.Mapped;
import dev.cardfile.transfer.mapping.ReportedCell;
import dev.cardfile.transfer.mapping.heading.Field;
import dev.cardfile.upsert.NotCarried;
import dev.cardfile.upsert.UpsertResult;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.wire.MatchingFieldNames;
import dev.cardfile.wire.Violation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remarks on a row that was written: what its contact does not have as the row has it. */
final class RowRemarks {

  /** How many characters of a value are shown: enough to recognise it. */
  private static final int SHOWN = 200;

  private final Mapped.Row row;
  private final List<String> codes = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();

  private RowRemarks(Mapped.Row row) {
    this.row = row;
  }

  static RowRemarks of(Mapped.Row row, UpsertResult result) {
    RowRemarks remarks = new RowRemarks(row);
    for (ReportedCell cell : row.reported()) {
      remarks.add(
          cell.code(), "%s (%s): %s".formatted(cell.heading(), cell.value(), cell.message()));
    }
    result.warnings().forEach(remarks::add);
    result.left().forEach(remarks::add);
    if (result.created()) {
      remarks.time("dateAdded", row.created(), result.contact().dateAdded());
      remarks.time("lastActivity", row.lastActivity(), result.contact().lastActivity());
    }
    return remarks;
  }

  boolean isEmpty() {
    return texts.isEmpty();
  }

  /** Returns the code of the first remark. */
  String code() {
    return codes.getFirst();
  }

  String text() {
    return String.join(" ", texts);
  }

  void add(String code, String text) {
    codes.add(code);
    texts.add(text);
  }

  private void time(String name, @Nullable Instant told, Instant kept) {
    if (told != null && !told.truncatedTo(ChronoUnit.MILLIS).equals(kept)) {
      add("time_not_kept", "%s (%s): It is not a time from 1970 to now.".formatted(name, told));
    }
  }

  private void add(Warning warning) {
    switch (warning) {
      case Warning.Invalid(String property, String code, String message) ->
          add(code, "%s (%s): %s.".formatted(property, value(property), message));
      case Warning.Withheld(MatchingField field, ContactId holder) ->
          add(
              "withheld",
              "%s (%s): Contact %s has it."
                  .formatted(
                      MatchingFieldNames.of(field), value(MatchingFieldNames.of(field)), holder));
      case Warning.UnknownCustomField(int index, String reference) ->
          add(
              "unknown_custom_field",
              "%s (%s): The location has no such custom field."
                  .formatted(reference, value("customFields." + index)));
      case Warning.Dropped(MatchingField field, String value) ->
          add(
              "dropped",
              "The contact had too many values; it has lost the %s %s."
                  .formatted(MatchingFieldNames.of(field), value));
      case Warning.TooManyTags(int max) ->
          add(
              "too_many_tags",
              "tags (%s): The contact would have more than %d.".formatted(value("tags"), max));
      case Warning.TooLongFields(int max) -> add("too_long", tooLongFields(max));
      case Warning.IgnoredName(String value) ->
          add("ignored_name", "name (%s): The row has a first or last name.".formatted(value));
      case Warning.Ignored(String property, String value) ->
          add(
              "ignored",
              "%s (%s): This is a country code without a number.".formatted(property, value));
      case Warning.Extension(String value) ->
          add("extension", "The phone is kept without its extension %s.".formatted(value));
      case Warning.CustomFieldExtension(int index, String value) ->
          add("extension", "The phone is kept without its extension %s.".formatted(value));
      case Warning.Kept(String property) ->
          add("kept", "%s: The contact has another value and keeps it.".formatted(property));
      // The contact has the row's value, or the row has none.
      case Warning.Replaced replaced -> {}
      case Warning.KeptBeside beside -> {}
      case Warning.IgnoredNull none -> {}
      case Warning.UnusedOptions none -> {}
      case Warning.TakenSince restored ->
          add(
              "taken",
              "Contact %s has the %s %s, which this contact had when it was deleted."
                  .formatted(
                      restored.holder(),
                      MatchingFieldNames.of(restored.field()),
                      restored.value()));
      case Warning.BusinessGone(String business) ->
          add("unknown_business", "The location has no business %s.".formatted(business));
    }
  }

  private void add(NotCarried not) {
    String value = "%s (%s): ".formatted(field(not.what()).wireName(), not.value());
    switch (not.reason()) {
      case TAKEN -> add("withheld", value + "Contact %s has it.".formatted(not.holder()));
      case TOO_MANY -> add("too_many", value + "The contact already has the maximum number.");
      case UNKNOWN -> add("unknown_business", value + "The location has no such business.");
      case KEPT -> add("kept", value + "The contact has another one and keeps it.");
    }
  }

  private static Field field(NotCarried.What what) {
    return switch (what) {
      case ADDITIONAL_EMAIL -> Field.ADDITIONAL_EMAILS;
      case ADDITIONAL_PHONE -> Field.ADDITIONAL_PHONES;
      case FOLLOWER -> Field.FOLLOWERS;
      case BUSINESS -> Field.BUSINESS_ID;
      case NOTE -> Field.NOTES;
      case TASK -> Field.TASKS;
    };
  }

  /**
   * Returns the row's value at a path, such as {@code additionalEmails.3}, as text; empty if there
   * is none.
   */
  private String value(String path) {
    Json value = row.body().get(first(path)) == null ? row.more() : row.body();
    for (String name : path.split("\\.")) {
      value =
          switch (value) {
            case JsonObject(var members) -> members.get(name);
            case JsonArray(List<Json> items) when isIndex(name, items) ->
                items.get(Integer.parseInt(name));
            case null, default -> null;
          };
    }
    String text =
        switch (value) {
          case null -> "";
          case JsonString(String said) -> said;
          case Json other -> JsonWriter.compact(other);
        };
    return Characters.count(text) <= SHOWN ? text : Characters.cut(text, SHOWN) + Violation.MORE;
  }

  private static String first(String path) {
    int end = path.indexOf('.');
    return end < 0 ? path : path.substring(0, end);
  }

  private static boolean isIndex(String name, List<Json> items) {
    return name.matches("\\d{1,6}") && Integer.parseInt(name) < items.size();
  }

  /** Returns why the custom field values of a row are not written. */
  static String tooLongFields(int max) {
    return "The custom fields of the contact would have more than %d characters together."
        .formatted(max);
  }
}

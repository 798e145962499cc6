package dev.cardfile.wire.answer;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.MatchingField;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.upsert.Warning;
import dev.cardfile.wire.MatchingFieldNames;
import dev.cardfile.wire.table.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a warning is told.
 *
 * @param code stable, for programs
 * @param field the path of the property in the body
 * @param contactId the contact that stood in the way; null for none
 * @param value what is not where one expects it; null where the answer shows it or must not
 */
public record WarningText(
    String code, String field, @Nullable String contactId, @Nullable String value, String message) {

  static final Schema SCHEMA =
      AnswerShape.EMPTY
          .has(Schema.STRING, "code", "field")
          .mayHave(Schema.STRING, "contactId", "value")
          .has(Schema.STRING, "message")
          .schema()
          .called("Warning");

  public static final Schema LIST = Schema.list(SCHEMA);

  /** The name of the property in answers. */
  public static final String ALL = "warnings";

  /** Adds the warnings to an answer, if there are any. */
  public static void write(JsonWriter answer, List<Warning> warnings) {
    if (!warnings.isEmpty()) {
      answer.objects(ALL, warnings, (json, warning) -> of(warning).write(json));
    }
  }

  static WarningText of(Warning warning) {
    return switch (warning) {
      case Warning.Withheld(MatchingField field, ContactId holder) -> {
        String name = MatchingFieldNames.of(field);
        yield new WarningText(
            "withheld",
            name,
            holder.value(),
            null,
            "The " + name + " was neither matched nor written: another contact has it.");
      }
      case Warning.Replaced(MatchingField field, String value) -> {
        String name = MatchingFieldNames.of(field);
        String text = "The previous " + name + " is kept as an additional one.";
        yield new WarningText("replaced", name, null, value, text);
      }
      case Warning.Dropped(MatchingField field, String value) -> {
        String name = MatchingFieldNames.of(field);
        String text = "There were too many additional values: this " + name + " was removed.";
        yield new WarningText("dropped", name, null, value, text);
      }
      case Warning.IgnoredName(String value) -> {
        String text = "The name was not used, because firstName or lastName was sent.";
        yield new WarningText("ignored", "name", null, value, text);
      }
      case Warning.Ignored(String property, String value) ->
          new WarningText(
              "ignored",
              property,
              null,
              value,
              "This is a country code without a number: it was treated as blank.");
      case Warning.IgnoredNull(String property, var _) -> {
        String text = "null does not clear this field: its value is unchanged.";
        yield new WarningText("ignored", property, null, null, text);
      }
      case Warning.UnusedOptions(String property) -> {
        String text = "A field of this type has no options: none were stored.";
        yield new WarningText("ignored", property, null, null, text);
      }
      case Warning.Extension(String value) -> extension("phone", value);
      case Warning.CustomFieldExtension(int index, String value) ->
          extension("customFields." + index, value);
      case Warning.UnknownCustomField(int index, String reference) ->
          new WarningText(
              "unknown_custom_field",
              "customFields." + index,
              null,
              reference,
              "The location has no such custom field: its value was not written.");
    };
  }

  private static WarningText extension(String field, String value) {
    String text = "The phone number was stored without this extension.";
    return new WarningText("extension", field, null, value, text);
  }

  public void write(JsonWriter json) {
    json.text("code", code);
    json.text("field", field);
    json.text("contactId", contactId);
    json.text("value", value);
    json.text("message", message);
  }
}

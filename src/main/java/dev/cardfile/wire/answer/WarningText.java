package dev.cardfile.wire.answer;

import static dev.cardfile.wire.table.ValueType.STRING;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.wire.MatchingFieldNames;
import dev.cardfile.wire.table.Members;
import dev.cardfile.wire.table.Requirement;
import dev.cardfile.wire.table.ValueType;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The wire form of a warning.
 *
 * @param code stable, for programs
 * @param field the path of the property in the body
 * @param contactId the contact that has the value; null if no other contact is involved
 * @param value the value that is not where the caller would expect it; null if the answer shows it
 *     anyway, or must not show it
 * @param violation the code of the violation if the value is invalid; otherwise null
 */
public record WarningText(
    String code,
    String field,
    @Nullable String contactId,
    @Nullable String value,
    @Nullable String violation,
    String message) {

  private static final ValueType<WarningText> TYPE =
      Members.<WarningText>of()
          .has("code", STRING, WarningText::code)
          .has("field", STRING, WarningText::field)
          .mayHave("contactId", STRING, WarningText::contactId)
          .mayHave("value", STRING, WarningText::value)
          .mayHave("violation", STRING, WarningText::violation)
          .has("message", STRING, WarningText::message)
          .called("Warning");

  private static final String BUSINESS_GONE =
      "The contact was not linked, because the business has since been deleted.";

  private static final ValueType<List<WarningText>> LIST = ValueType.list(TYPE);

  /** Returns an answer's members followed by the warnings, which are left out if there are none. */
  public static <T> Members<T> behind(Members<T> members, Function<T, List<Warning>> warnings) {
    return members.mayHave(
        "warnings",
        LIST,
        answer -> Members.some(warnings.apply(answer).stream().map(WarningText::of).toList()));
  }

  static WarningText of(Warning warning) {
    return switch (warning) {
      case Warning.Withheld(MatchingField field, ContactId holder) -> {
        String name = MatchingFieldNames.of(field);
        String text = "The " + name + " was neither matched nor written: another contact has it.";
        yield new WarningText("withheld", name, holder.value(), null, text);
      }
      case Warning.TakenSince(MatchingField field, String value, ContactId holder) -> {
        String name = MatchingFieldNames.of(field);
        String text = "This " + name + " was not written, because another contact has it now.";
        yield new WarningText("withheld", name, holder.value(), value, text);
      }
      case Warning.BusinessGone(String business) ->
          new WarningText("withheld", "businessId", null, business, BUSINESS_GONE);
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
      case Warning.Kept(String property) ->
          of("kept", property, "The contact has another value, which fillEmpty leaves as it is.");
      case Warning.KeptBeside(MatchingField field) -> {
        String name = MatchingFieldNames.of(field);
        String text = "The contact keeps its " + name + "; the one sent is an additional one.";
        yield of("kept", name, text);
      }
      case Warning.Invalid(String property, String violation, String message) ->
          new WarningText("invalid", property, null, null, violation, message);
      case Warning.TooManyTags(int max) -> invalid("tags", Requirement.fewEnough(max));
      case Warning.TooLongFields(int max) ->
          invalid("customFields", Requirement.shortEnoughTogether(max));
      case Warning.Ignored(String property, String value) -> {
        String text = "This is a country code without a number: it was treated as blank.";
        yield new WarningText("ignored", property, null, value, text);
      }
      case Warning.IgnoredNull(String property, var _) ->
          of("ignored", property, "null does not clear this field: its value is unchanged.");
      case Warning.UnusedOptions(String property) ->
          of("ignored", property, "A field of this type has no options: none were stored.");
      case Warning.Extension(String value) -> extension("phone", value);
      case Warning.CustomFieldExtension(int index, String value) ->
          extension("customFields." + index, value);
      case Warning.UnknownCustomField(int index, String reference) -> {
        String text = "The location has no such custom field: its value was not written.";
        yield new WarningText(
            "unknown_custom_field", "customFields." + index, null, reference, text);
      }
    };
  }

  private static WarningText of(String code, String property, String text) {
    return new WarningText(code, property, null, null, text);
  }

  private static WarningText invalid(String property, Requirement broken) {
    String text = property + " " + broken.text();
    return new WarningText("invalid", property, null, null, broken.code(), text);
  }

  private WarningText(
      String code,
      String field,
      @Nullable String contactId,
      @Nullable String value,
      String message) {
    this(code, field, contactId, value, null, message);
  }

  private static WarningText extension(String field, String value) {
    String text = "The phone number was stored without this extension.";
    return new WarningText("extension", field, null, value, text);
  }
}

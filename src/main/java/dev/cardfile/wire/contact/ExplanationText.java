package dev.cardfile.wire.contact;

import static dev.cardfile.wire.table.ValueType.BOOLEAN;
import static dev.cardfile.wire.table.ValueType.STRING;
import static dev.cardfile.wire.table.ValueType.STRINGS;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.location.InvalidValues;
import dev.cardfile.upsert.Explanation;
import dev.cardfile.upsert.MatchOutcome;
import dev.cardfile.upsert.request.WriteOptions;
import dev.cardfile.wire.InvalidValuesNames;
import dev.cardfile.wire.MatchingFieldNames;
import dev.cardfile.wire.contact.ContactFields.Change;
import dev.cardfile.wire.contact.ContactFields.Field;
import dev.cardfile.wire.contact.ContactFields.Value;
import dev.cardfile.wire.table.Members;
import dev.cardfile.wire.table.Schema;
import dev.cardfile.wire.table.ValueType;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The wire form of an {@link Explanation}: how a request was decided.
 *
 * @param updated whether an existing contact was changed, apart from its times
 * @param unchanged the fields that were sent and changed nothing
 */
public record ExplanationText(
    List<String> order,
    List<Key> keys,
    String outcome,
    boolean updated,
    List<Change> changes,
    List<String> unchanged,
    List<Withheld> withheld,
    WriteOptions options) {

  private static final String CREATED = "created";
  private static final String MATCHED_BY = "matched_by_";
  private static final String ALIAS = "alias";
  private static final String CONTESTED_BY = "contested_by_";
  private static final String CREATED_BY_ID = "created_by_id";
  private static final String CHANGED_BY_ID = "changed_by_id";

  private static final ValueType<String> FIELD = ValueType.oneOf(MatchingFieldNames.all());

  private static final ValueType<Value<?>> ANY =
      ValueType.of(Schema.ANY, (json, value) -> value.write(json));

  /** A match key that was sent. */
  record Key(String field, String value, List<String> holders, boolean decides) {

    private static final Members<Key> MEMBERS =
        Members.<Key>of()
            .has("field", FIELD, Key::field)
            .has("value", STRING.about("As it is stored."), Key::value)
            .has(
                "holders",
                STRINGS.about(
                    "The contacts that had it, the oldest first, at most "
                        + Explanation.MAX_HOLDERS
                        + "."),
                Key::holders)
            .has("decides", BOOLEAN.about("Whether the contact was found by it."), Key::decides);
  }

  /** A matching field that was withheld, because another contact has the value. */
  record Withheld(String field, String contactId) {

    private static final Members<Withheld> MEMBERS =
        Members.<Withheld>of()
            .has("field", FIELD, Withheld::field)
            .has("contactId", STRING, Withheld::contactId);
  }

  private static final Members<Change> CHANGE =
      Members.<Change>of()
          .has("field", STRING, Change::field)
          .has("from", ANY, Change::from)
          .has("to", ANY, Change::to);

  private static final Members<WriteOptions> OPTIONS =
      Members.<WriteOptions>of()
          .has("dryRun", BOOLEAN, WriteOptions::dryRun)
          .has("explain", BOOLEAN, WriteOptions::explain)
          .has("tags", OptionsReader.TAGS_TYPE, WriteOptions::tags)
          .has("fields", OptionsReader.FIELDS_TYPE, WriteOptions::fields)
          .has("invalid", ValueType.oneOf(InvalidValuesNames.all()), ExplanationText::invalid);

  public static final ValueType<ExplanationText> TYPE =
      Members.<ExplanationText>of()
          .has(
              "order",
              ValueType.list(FIELD)
                  .about("The fields that were looked up or checked, the strongest first."),
              ExplanationText::order)
          .has("keys", ValueType.list(Key.MEMBERS), ExplanationText::keys)
          .has("outcome", ValueType.oneOf(outcomes()), ExplanationText::outcome)
          .has(
              "updated",
              BOOLEAN.about("Whether an existing contact was changed, apart from its times."),
              ExplanationText::updated)
          .has(
              "changes",
              ValueType.list(CHANGE).about("What is not as it was; null is nothing."),
              ExplanationText::changes)
          .has(
              "unchanged",
              STRINGS.about("The fields that were sent and changed nothing."),
              ExplanationText::unchanged)
          .has("withheld", ValueType.list(Withheld.MEMBERS), ExplanationText::withheld)
          .has(
              "options",
              OPTIONS.about("The options by which it was written."),
              ExplanationText::options)
          .called("Explanation");

  /**
   * Returns the wire form of an explanation.
   *
   * @param after the contact after the write
   */
  public static ExplanationText of(Explanation explanation, ContactView after) {
    Contact before = explanation.before();
    ContactView from = after.of(before == null ? blank(after.contact()) : before);
    List<Field<?>> fields = ContactFields.of(explanation.request(), from, after);
    List<Change> changes =
        fields.stream().map(field -> field.change(from, after)).filter(Objects::nonNull).toList();
    List<String> changed = changes.stream().map(Change::field).toList();
    List<Withheld> withheld =
        explanation.holders().entrySet().stream()
            .map(entry ->
                new Withheld(MatchingFieldNames.of(entry.getKey()), entry.getValue().value()))
            .toList();
    Set<String> withheldFields =
        withheld.stream().map(Withheld::field).collect(Collectors.toUnmodifiableSet());
    return new ExplanationText(
        MatchingFieldNames.of(explanation.order()),
        explanation.keys().stream().map(key -> key(key, explanation)).toList(),
        outcome(explanation),
        before != null && !changes.isEmpty(),
        changes,
        fields.stream()
            .filter(Field::isSent)
            .map(Field::name)
            .filter(name -> !changed.contains(name) && !withheldFields.contains(name))
            .toList(),
        withheld,
        explanation.request().options());
  }

  private static Contact blank(Contact contact) {
    return Contact.blank(contact.id(), contact.firstAttribution(), contact.dateAdded());
  }

  private static Key key(Explanation.SentKey sent, Explanation explanation) {
    MatchingField field = sent.key().field();
    return new Key(
        MatchingFieldNames.of(field),
        sent.key().value(),
        sent.holders().stream().map(ContactId::value).toList(),
        explanation.decides(field));
  }

  private static String outcome(Explanation explanation) {
    return switch (explanation.match()) {
      case null -> explanation.before() == null ? CREATED_BY_ID : CHANGED_BY_ID;
      case MatchOutcome.NoMatch none -> CREATED;
      case MatchOutcome.Match(var _, MatchingField by) -> MATCHED_BY + MatchingFieldNames.of(by);
      case MatchOutcome.Aliased aliased -> MATCHED_BY + ALIAS;
      case MatchOutcome.Contested contested ->
          CONTESTED_BY + MatchingFieldNames.of(contested.withheld());
    };
  }

  private static List<String> outcomes() {
    Stream<String> found =
        Stream.of(MATCHED_BY, CONTESTED_BY)
            .flatMap(how -> MatchingFieldNames.all().stream().map(how::concat));
    return Stream.of(Stream.of(CREATED), found, Stream.of(CREATED_BY_ID, CHANGED_BY_ID))
        .flatMap(all -> all)
        .toList();
  }

  private static String invalid(WriteOptions options) {
    InvalidValues invalid = options.invalid();
    return InvalidValuesNames.of(invalid == null ? InvalidValues.REFUSE : invalid);
  }
}

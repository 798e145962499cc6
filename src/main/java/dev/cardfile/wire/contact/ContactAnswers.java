package dev.cardfile.wire.contact;

import static dev.cardfile.wire.table.ValueType.BOOLEAN;
import static dev.cardfile.wire.table.ValueType.INTEGER;
import static dev.cardfile.wire.table.ValueType.STRING;
import static dev.cardfile.wire.table.ValueType.STRINGS;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.location.LocationId;
import dev.cardfile.upsert.Explanation;
import dev.cardfile.upsert.Linking;
import dev.cardfile.upsert.ListOutcome;
import dev.cardfile.upsert.PreconditionFailed;
import dev.cardfile.upsert.UpsertResult;
import dev.cardfile.upsert.WriteOutcome;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.upsert.request.WriteOptions;
import dev.cardfile.wire.ApiVersion;
import dev.cardfile.wire.answer.AnswerWriter;
import dev.cardfile.wire.answer.WarningText;
import dev.cardfile.wire.table.Answer;
import dev.cardfile.wire.table.Members;
import dev.cardfile.wire.table.Requirement;
import dev.cardfile.wire.table.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes the bodies of answers about contacts that were written or looked up. */
public final class ContactAnswers {

  private static final String CONTACT = "contact";

  /**
   * The result of a write, and how the answer shows it.
   *
   * @param options of the request
   */
  record Written(
      boolean created,
      ContactView contact,
      List<Warning> warnings,
      WriteOptions options,
      @Nullable ExplanationText explanation) {

    static Written of(
        boolean created,
        ContactView contact,
        List<Warning> warnings,
        WriteOptions options,
        @Nullable Explanation explanation) {
      return new Written(
          created,
          created && options.dryRun() ? contact.notThere() : contact,
          warnings,
          options,
          explanation == null ? null : ExplanationText.of(explanation, contact));
    }

    @Nullable Boolean dryRun() {
      return options.dryRun() ? true : null;
    }
  }

  record BulkTags(long errors, List<BulkItem> responses) {}

  public static final Answer<Written> UPSERTED =
      written(
          Members.<Written>of()
              .has("new", BOOLEAN.about("Whether the contact was created."), Written::created));

  public static final Answer<ContactView> SHOWN =
      Answer.of(Members.<ContactView>of().has(CONTACT, ContactMembers.TYPE, view -> view));

  public static final Answer<Written> CREATED = written(Members.of());

  public static final Answer<Written> CHANGED = written(AnswerWriter.succeeding(written -> true));

  public static final Answer<Optional<ContactView>> FOUND =
      Answer.of(
          Members.<Optional<ContactView>>of()
              .hasOrNull(CONTACT, ContactMembers.TYPE, view -> view.orElse(null)));

  public static final Answer<ListOutcome.Changed> TAGS = Answer.of(left("tags"));

  public static final Answer<ListOutcome.Changed> FOLLOWERS_ADDED =
      Answer.of(left("followers").has("followersAdded", STRINGS, ListOutcome.Changed::added));

  public static final Answer<ListOutcome.Changed> FOLLOWERS_REMOVED = removed("followers");

  public static final Answer<ListOutcome.Changed> EMAILS_REMOVED = removed("emails");
  public static final Answer<ListOutcome.Changed> PHONES_REMOVED = removed("phones");

  public static final Answer<Linking.Done> LINKED =
      Answer.of(
          Members.<Linking.Done>of()
              .has("success", BOOLEAN, Linking.Done::all)
              .has("ids", STRINGS, done -> done.linked().stream().map(ContactId::value).toList()));

  public static final Answer<BulkTags> BULK_TAGS =
      Answer.of(
          AnswerWriter.<BulkTags>succeeding(bulk -> bulk.errors() == 0)
              .has("errorCount", INTEGER, BulkTags::errors)
              .has("responses", ValueType.list(BulkItem.MEMBERS), BulkTags::responses));

  public byte[] upsert(
      UpsertResult result,
      WriteOptions options,
      LocationId location,
      ApiVersion version,
      String traceId) {
    return UPSERTED.bytes(
        Written.of(
            result.created(),
            new ContactView(result.contact(), location, version),
            result.warnings(),
            options,
            result.explanation()),
        traceId);
  }

  public byte[] contact(Contact contact, LocationId location, ApiVersion version, String traceId) {
    return SHOWN.bytes(new ContactView(contact, location, version), traceId);
  }

  public byte[] created(
      WriteOutcome.Written written,
      WriteOptions options,
      LocationId location,
      ApiVersion version,
      String traceId) {
    return CREATED.bytes(view(true, written, options, location, version), traceId);
  }

  public byte[] changed(
      WriteOutcome.Written written,
      WriteOptions options,
      LocationId location,
      ApiVersion version,
      String traceId) {
    return CHANGED.bytes(view(false, written, options, location, version), traceId);
  }

  /** Writes the contact that was found by a key, or null if there is none. */
  public byte[] found(
      Optional<Contact> contact, LocationId location, ApiVersion version, String traceId) {
    return FOUND.bytes(contact.map(each -> new ContactView(each, location, version)), traceId);
  }

  /** Writes the tags that the contact has after the change. */
  public byte[] tags(ListOutcome.Changed tags, String traceId) {
    return TAGS.bytes(tags, traceId);
  }

  public byte[] followersAdded(ListOutcome.Changed followers, String traceId) {
    return FOLLOWERS_ADDED.bytes(followers, traceId);
  }

  public byte[] followersRemoved(ListOutcome.Changed followers, String traceId) {
    return FOLLOWERS_REMOVED.bytes(followers, traceId);
  }

  /** Writes the remaining additional e-mails or phones, and those that were removed. */
  public byte[] additionalRemoved(MatchingField field, ListOutcome.Changed values, String traceId) {
    return switch (field) {
      case EMAIL -> EMAILS_REMOVED.bytes(values, traceId);
      case PHONE -> PHONES_REMOVED.bytes(values, traceId);
    };
  }

  /** Writes the outcome of each contact, in the order in which the request named them. */
  public byte[] bulkTags(List<ContactId> ids, List<ListOutcome> outcomes, String traceId) {
    List<BulkItem> items =
        IntStream.range(0, ids.size())
            .mapToObj(i -> BulkItem.of(ids.get(i), outcomes.get(i)))
            .toList();
    long errors = items.stream().filter(item -> !item.good()).count();
    return BULK_TAGS.bytes(new BulkTags(errors, items), traceId);
  }

  /** Writes which contacts were linked to a business or unlinked, in the order of the request. */
  public byte[] linked(Linking.Done linking, String traceId) {
    return LINKED.bytes(linking, traceId);
  }

  record BulkItem(
      ContactId id,
      boolean good,
      String message,
      List<String> before,
      List<String> added,
      List<String> removed) {

    private static final Members<BulkItem> MEMBERS =
        Members.<BulkItem>of()
            .has("contactId", STRING, item -> item.id().value())
            .has("message", STRING, BulkItem::message)
            .has(
                "type",
                ValueType.oneOf(List.of("success", "error")),
                item -> item.good() ? "success" : "error")
            .has("oldTags", STRINGS, BulkItem::before)
            .has("tagsAdded", STRINGS, BulkItem::added)
            .has("tagsRemoved", STRINGS, BulkItem::removed);

    static BulkItem of(ContactId id, ListOutcome outcome) {
      return switch (outcome) {
        case ListOutcome.Changed changed ->
            new BulkItem(
                id,
                true,
                changed.before().equals(changed.after()) ? "Tags unchanged" : "Tags updated",
                changed.before(),
                changed.added(),
                changed.removed());
        case ListOutcome.Missing missing -> bad(id, "Contact not found for id:" + id);
        case PreconditionFailed failed -> throw new IllegalStateException("no conditions here");
        case ListOutcome.Full(int max) -> bad(id, "tags " + Requirement.fewEnough(max).text());
      };
    }

    private static BulkItem bad(ContactId id, String message) {
      return new BulkItem(id, false, message, List.of(), List.of(), List.of());
    }
  }

  private static Members<ListOutcome.Changed> left(String name) {
    return Members.<ListOutcome.Changed>of().has(name, STRINGS, ListOutcome.Changed::after);
  }

  private static Answer<ListOutcome.Changed> removed(String name) {
    return Answer.of(left(name).has(name + "Removed", STRINGS, ListOutcome.Changed::removed));
  }

  private static Answer<Written> written(Members<Written> first) {
    Members<Written> contact =
        first
            .mayHave(
                "dryRun",
                BOOLEAN.about("True if nothing was written, as the request wanted it."),
                Written::dryRun)
            .has(CONTACT, ContactMembers.WRITTEN, Written::contact);
    return Answer.of(
        WarningText.behind(contact, Written::warnings)
            .mayHave("explain", ExplanationText.TYPE, Written::explanation));
  }

  private static Written view(
      boolean created,
      WriteOutcome.Written written,
      WriteOptions options,
      LocationId location,
      ApiVersion version) {
    ContactView contact = new ContactView(written.contact(), location, version);
    return Written.of(created, contact, written.warnings(), options, written.explanation());
  }
}

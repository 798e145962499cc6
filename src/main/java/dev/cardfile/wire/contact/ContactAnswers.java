package dev.cardfile.wire.contact;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.location.LocationId;
import dev.cardfile.upsert.Linking;
import dev.cardfile.upsert.ListOutcome;
import dev.cardfile.upsert.UpsertResult;
import dev.cardfile.upsert.WriteOutcome;
import dev.cardfile.wire.ApiVersion;
import dev.cardfile.wire.answer.AnswerShape;
import dev.cardfile.wire.answer.AnswerWriter;
import dev.cardfile.wire.answer.WarningText;
import dev.cardfile.wire.table.Requirement;
import dev.cardfile.wire.table.Schema;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Writes the bodies of answers about contacts that were created, changed or looked up. */
public final class ContactAnswers {

  private static final String TRACE = AnswerShape.TRACE;
  private static final String CONTACT = "contact";

  public static final Schema UPSERTED =
      AnswerShape.EMPTY
          .has(Schema.BOOLEAN.about("Whether the contact was created."), "new")
          .has(ContactMembers.SCHEMA, CONTACT)
          .mayHave(WarningText.LIST, WarningText.ALL)
          .traced();

  public static final Schema SHOWN = AnswerShape.EMPTY.has(ContactMembers.SCHEMA, CONTACT).traced();

  public static final Schema CREATED =
      AnswerShape.EMPTY
          .has(ContactMembers.SCHEMA, CONTACT)
          .mayHave(WarningText.LIST, WarningText.ALL)
          .traced();

  public static final Schema CHANGED =
      AnswerWriter.success()
          .has(ContactMembers.SCHEMA, CONTACT)
          .mayHave(WarningText.LIST, WarningText.ALL)
          .traced();

  public static final Schema FOUND =
      AnswerShape.EMPTY.has(ContactMembers.SCHEMA.orNull(), CONTACT).traced();

  public static final Schema TAGS = AnswerShape.EMPTY.has(Schema.STRINGS, "tags").traced();

  public static final Schema FOLLOWERS_ADDED =
      AnswerShape.EMPTY.has(Schema.STRINGS, "followers", "followersAdded").traced();

  public static final Schema FOLLOWERS_REMOVED =
      AnswerShape.EMPTY.has(Schema.STRINGS, "followers", "followersRemoved").traced();

  public static final Schema LINKED =
      AnswerShape.EMPTY.has(Schema.BOOLEAN, "success").has(Schema.STRINGS, "ids").traced();

  public static final Schema BULK_TAGS =
      AnswerWriter.success()
          .has(Schema.INTEGER, "errorCount")
          .has(Schema.list(BulkItem.SCHEMA), "responses")
          .traced();

  public byte[] upsert(
      UpsertResult result, LocationId location, ApiVersion version, String traceId) {
    return JsonWriter.object(answer -> {
      answer.flag("new", result.created());
      answer.object(CONTACT, new ContactMembers(result.contact(), location, version)::write);
      WarningText.write(answer, result.warnings());
      answer.text(TRACE, traceId);
    });
  }

  public byte[] contact(Contact contact, LocationId location, ApiVersion version, String traceId) {
    return JsonWriter.object(answer -> {
      answer.object(CONTACT, new ContactMembers(contact, location, version)::write);
      answer.text(TRACE, traceId);
    });
  }

  public byte[] created(
      WriteOutcome.Written written, LocationId location, ApiVersion version, String traceId) {
    return JsonWriter.object(answer -> {
      written(answer, written, location, version);
      answer.text(TRACE, traceId);
    });
  }

  public byte[] changed(
      WriteOutcome.Written written, LocationId location, ApiVersion version, String traceId) {
    return JsonWriter.object(answer -> {
      AnswerWriter.succeeded(answer, true);
      written(answer, written, location, version);
      answer.text(TRACE, traceId);
    });
  }

  /** What was found by a key, or that nothing was. */
  public byte[] found(
      Optional<Contact> contact, LocationId location, ApiVersion version, String traceId) {
    return JsonWriter.object(answer -> {
      contact.ifPresentOrElse(
          found -> answer.object(CONTACT, new ContactMembers(found, location, version)::write),
          () -> answer.none(CONTACT));
      answer.text(TRACE, traceId);
    });
  }

  /** The tags that a contact has now. */
  public byte[] tags(ListOutcome.Changed tags, String traceId) {
    return JsonWriter.object(answer -> {
      answer.texts("tags", tags.after());
      answer.text(TRACE, traceId);
    });
  }

  public byte[] followersAdded(ListOutcome.Changed followers, String traceId) {
    return followers(followers, "followersAdded", followers.added(), traceId);
  }

  public byte[] followersRemoved(ListOutcome.Changed followers, String traceId) {
    return followers(followers, "followersRemoved", followers.removed(), traceId);
  }

  private static byte[] followers(
      ListOutcome.Changed followers, String name, List<String> changed, String traceId) {
    return JsonWriter.object(answer -> {
      answer.texts("followers", followers.after());
      answer.texts(name, changed);
      answer.text(TRACE, traceId);
    });
  }

  /** What came of each contact, in the order in which they were named. */
  public byte[] bulkTags(List<ContactId> ids, List<ListOutcome> outcomes, String traceId) {
    List<BulkItem> items =
        IntStream.range(0, ids.size())
            .mapToObj(i -> BulkItem.of(ids.get(i), outcomes.get(i)))
            .toList();
    long errors = items.stream().filter(item -> !item.good()).count();
    return JsonWriter.object(answer -> {
      AnswerWriter.succeeded(answer, errors == 0);
      answer.number("errorCount", errors);
      answer.objects("responses", items, (json, item) -> item.write(json));
      answer.text(TRACE, traceId);
    });
  }

  /** Who was linked to a business, or to none, in the order in which they were named. */
  public byte[] linked(Linking.Done linking, String traceId) {
    return JsonWriter.object(answer -> {
      answer.flag("success", linking.all());
      answer.texts("ids", linking.linked().stream().map(ContactId::value).toList());
      answer.text(TRACE, traceId);
    });
  }

  private record BulkItem(
      ContactId id,
      boolean good,
      String message,
      List<String> before,
      List<String> added,
      List<String> removed) {

    private static final Schema SCHEMA =
        AnswerShape.EMPTY
            .has(Schema.STRING, "contactId", "message")
            .has(Schema.oneOf(List.of("success", "error")), "type")
            .has(Schema.STRINGS, "oldTags", "tagsAdded", "tagsRemoved")
            .schema();

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
        case ListOutcome.Full(int max) -> bad(id, "tags " + Requirement.fewEnough(max).text());
      };
    }

    private static BulkItem bad(ContactId id, String message) {
      return new BulkItem(id, false, message, List.of(), List.of(), List.of());
    }

    void write(JsonWriter json) {
      json.text("contactId", id.value());
      json.text("message", message);
      json.text("type", good ? "success" : "error");
      json.texts("oldTags", before);
      json.texts("tagsAdded", added);
      json.texts("tagsRemoved", removed);
    }
  }

  private static void written(
      JsonWriter answer, WriteOutcome.Written written, LocationId location, ApiVersion version) {
    answer.object(CONTACT, new ContactMembers(written.contact(), location, version)::write);
    WarningText.write(answer, written.warnings());
  }
}

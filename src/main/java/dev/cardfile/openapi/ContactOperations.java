package dev.cardfile.openapi;

import dev.cardfile.wire.answer.AnswerWriter;
import dev.cardfile.wire.contact.BulkTagsReader;
import dev.cardfile.wire.contact.ContactAnswers;
import dev.cardfile.wire.contact.DuplicateReader;
import dev.cardfile.wire.contact.OptionsReader;
import dev.cardfile.wire.contact.TextListReader;
import dev.cardfile.wire.contact.UpsertReader;
import dev.cardfile.wire.history.HistoryReader;
import dev.cardfile.wire.history.HistoryWriter;
import dev.cardfile.wire.history.ReversalWriter;
import dev.cardfile.wire.history.UndoReader;
import dev.cardfile.wire.search.BusinessContactsReader;
import dev.cardfile.wire.search.ContactListWriter;
import dev.cardfile.wire.search.ExportReader;
import dev.cardfile.wire.search.ListReader;
import dev.cardfile.wire.search.SearchReader;
import dev.cardfile.wire.table.Answer;
import dev.cardfile.wire.table.Schema;
import java.util.List;

/** The operations on contacts. */
public final class ContactOperations {

  public static final Operation UPSERT =
      Operation.of("upsert-contact", Tag.CONTACTS, "Create a contact or update an existing one")
          .about(
              "Matches by e-mail and phone, in the match order of the location. Absent or blank"
                  + " properties keep their value; null clears a value where the schema allows it."
                  + " Tags replace the contact's tags.")
          .takes(UpsertReader.UPSERT)
          .asks(OptionsReader.SHAPE)
          .safeToRetry()
          .conditional()
          .answers(200, ContactAnswers.UPSERTED, "The updated contact.");

  public static final Operation CREATE =
      Operation.of("create-contact", Tag.CONTACTS, "Create a contact")
          .about(
              "Rejected if another contact has the e-mail or phone and duplicates are forbidden.")
          .takes(UpsertReader.CREATION)
          .asks(OptionsReader.SHAPE)
          .safeToRetry()
          .answers(201, ContactAnswers.CREATED, "The new contact.");

  public static final Operation SHOW =
      Operation.of("get-contact", Tag.CONTACTS, "Get a contact")
          .about(
              "With at, the contact as it was at that time; what history does not record is missing.")
          .asks(HistoryReader.PAST)
          .revalidated()
          .answers(
              200,
              Schema.anyOf(List.of(ContactAnswers.SHOWN.schema(), HistoryWriter.PAST.schema())),
              "The contact.")
          .answers(
              304, null, Schema.ANY, "Not modified: the contact still has an ETag that was sent.");

  public static final Operation CHANGE =
      Operation.of("update-contact", Tag.CONTACTS, "Update a contact")
          .about("Absent or blank properties keep their value; null clears a text.")
          .takes(UpsertReader.CHANGE)
          .asks(OptionsReader.SHAPE)
          .safeToRetry()
          .conditional()
          .answers(200, ContactAnswers.CHANGED, "The updated contact.");

  public static final Operation DELETE =
      Operation.of("delete-contact", Tag.CONTACTS, "Delete a contact")
          .about("Its notes and tasks are deleted with it.")
          .safeToRetry()
          .conditional()
          .answers(200, AnswerWriter.SUCCEEDED, "Deleted.");

  public static final Operation RESTORE =
      Operation.of("restore-contact", Tag.CONTACTS, "Restore a deleted contact")
          .about(
              "With its id, notes, tasks and followers. E-mails and phones that another contact"
                  + " holds by now are withheld if duplicates are forbidden.")
          .ours()
          .safeToRetry()
          .conditional()
          .answers(200, ReversalWriter.DONE, "The contact.");

  public static final Operation UNDO =
      Operation.of("undo-change", Tag.CONTACTS, "Undo a change of a contact")
          .about(
              "The fields that the change has changed get their old values; a contact that it"
                  + " created is deleted, and one that it deleted is restored.")
          .ours()
          .asks(UndoReader.SHAPE)
          .where("seq", UndoReader.SEQ)
          .safeToRetry()
          .answers(
              200,
              Schema.anyOf(List.of(ReversalWriter.DONE.schema(), ReversalWriter.GONE.schema())),
              "The contact, or its id if it is now deleted.");

  public static final Operation ERASE =
      Operation.of("erase-contact", Tag.CONTACTS, "Erase a person")
          .about(
              "Removes all that the store holds of a contact, deleted or not: values, notes, tasks,"
                  + " history. It cannot be undone.")
          .ours()
          .safeToRetry()
          .answers(200, ReversalWriter.ERASED, "A certificate of what was removed.");

  public static final Operation DUPLICATE =
      Operation.of("get-duplicate-contact", Tag.CONTACTS, "Find a contact by e-mail or phone")
          .about("Matches like an upsert. Send email, number or both.")
          .asks(DuplicateReader.SHAPE)
          .revalidated()
          .answers(200, ContactAnswers.FOUND, "The contact, or null if there is none.")
          .answers(
              304, null, Schema.ANY, "Not modified: the contact still has an ETag that was sent.");

  public static final Operation SEARCH =
      Operation.of("search-contacts-advanced", Tag.SEARCH, "Search contacts by filters")
          .takes(SearchReader.SHAPE)
          .answers(200, ContactListWriter.FOUND, "A page of matching contacts.");

  public static final Operation LIST =
      Operation.of("get-contacts", Tag.SEARCH, "List contacts")
          .asks(ListReader.SHAPE)
          .answers(200, ContactListWriter.LISTED, "A page of contacts.");

  public static final Operation EXPORT =
      Operation.of("export-contacts", Tag.SEARCH, "Export contacts as a file")
          .about(
              "The contacts as they were at one moment, the oldest first, as CSV, NDJSON or vCards,"
                  + " compressed with gzip if the client accepts it. X-Changes-Sequence is the seq of the"
                  + " last change before that moment.")
          .ours()
          .asks(ExportReader.SHAPE)
          .answers(200, "text/csv", Schema.STRING, "The file.");

  public static final Operation EXPORT_FOUND =
      Operation.of(
              "export-found-contacts", Tag.SEARCH, "Export the contacts that a search would find")
          .about(
              "Like GET /contacts/export, with the body of a search: its query and filters choose the"
                  + " contacts. All of them are exported, the oldest first, whatever the body says"
                  + " about pages and order.")
          .ours()
          .asks(ExportReader.CHOICE)
          .takes(SearchReader.UNPAGED)
          .answers(200, "text/csv", Schema.STRING, "The file.");

  public static final Operation LINK =
      Operation.of(
              "add-remove-contact-from-business", Tag.BUSINESSES, "Link contacts to a business")
          .about("Links up to 50 contacts to a business, or unlinks them.")
          .takes(BusinessContactsReader.LINK)
          .safeToRetry()
          .answers(200, ContactAnswers.LINKED, "The contacts that are now linked as requested.");

  public static final Operation OF_BUSINESS =
      Operation.of("get-contacts-by-business-id", Tag.BUSINESSES, "List the contacts of a business")
          .asks(BusinessContactsReader.LIST)
          .answers(200, ContactListWriter.OF_BUSINESS, "A page of contacts, newest first.");

  public static final Operation ADD_TAGS =
      Operation.of("add-tags", Tag.TAGS_OF_CONTACTS, "Add tags to a contact")
          .takes(TextListReader.TAGS.shape())
          .safeToRetry()
          .conditional()
          .answers(201, ContactAnswers.TAGS, "All tags of the contact.");

  public static final Operation REMOVE_TAGS =
      Operation.of("remove-tags", Tag.TAGS_OF_CONTACTS, "Remove tags from a contact")
          .takes(TextListReader.TAGS.shape())
          .safeToRetry()
          .conditional()
          .answers(200, ContactAnswers.TAGS, "All tags of the contact.");

  public static final Operation CHANGE_MANY_TAGS =
      Operation.of("bulk-update-tags", Tag.TAGS_OF_CONTACTS, "Update the tags of many contacts")
          .where("type", BulkTagsReader.TYPE)
          .takes(BulkTagsReader.SHAPE)
          .safeToRetry()
          .answers(201, ContactAnswers.BULK_TAGS, "The result for each contact.");

  public static final Operation ADD_FOLLOWERS =
      Operation.of("add-followers-contact", Tag.TAGS_OF_CONTACTS, "Add followers to a contact")
          .takes(TextListReader.FOLLOWERS.shape())
          .safeToRetry()
          .conditional()
          .answers(201, ContactAnswers.FOLLOWERS_ADDED, "All followers of the contact.");

  public static final Operation REMOVE_FOLLOWERS =
      Operation.of(
              "remove-followers-contact", Tag.TAGS_OF_CONTACTS, "Remove followers from a contact")
          .takes(TextListReader.FOLLOWERS.shape())
          .safeToRetry()
          .conditional()
          .answers(200, ContactAnswers.FOLLOWERS_REMOVED, "All followers of the contact.");

  public static final Operation REMOVE_EMAILS =
      removesAdditional("emails", "e-mails", TextListReader.EMAILS, ContactAnswers.EMAILS_REMOVED);

  public static final Operation REMOVE_PHONES =
      removesAdditional("phones", "phones", TextListReader.PHONES, ContactAnswers.PHONES_REMOVED);

  private ContactOperations() {}

  private static Operation removesAdditional(
      String id, String name, TextListReader reader, Answer<?> answer) {
    return Operation.of(
            "remove-additional-%s-contact".formatted(id),
            Tag.CONTACTS,
            "Remove additional %s of a contact".formatted(name))
        .about(
            "Send the values exactly as answers show them. Values that the contact does not have are"
                + " ignored. So is its primary one: clear that with a PUT.")
        .ours()
        .takes(reader.shape())
        .safeToRetry()
        .conditional()
        .answers(200, answer, "The additional %s that are left.".formatted(name));
  }
}

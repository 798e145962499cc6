package dev.cardfile.openapi;

import dev.cardfile.wire.AnswerWriter;
import dev.cardfile.wire.BulkTagsReader;
import dev.cardfile.wire.BusinessContactsReader;
import dev.cardfile.wire.ContactAnswers;
import dev.cardfile.wire.ContactListWriter;
import dev.cardfile.wire.DuplicateReader;
import dev.cardfile.wire.ListReader;
import dev.cardfile.wire.SearchReader;
import dev.cardfile.wire.TextListReader;
import dev.cardfile.wire.UpsertReader;

/** The operations on contacts. */
public final class ContactOperations {

  public static final Operation UPSERT =
      Operation.of("upsert-contact", Tag.CONTACTS, "Create a contact, or update the one there is")
          .about(
              "The contact is found by its e-mail or its phone number, in the order that the"
                  + " location's settings say. What is absent or blank stays as it is; null clears"
                  + " where the schema takes it. Tags replace those that the contact had.")
          .takes(UpsertReader.UPSERT)
          .answers(200, AnswerWriter.UPSERTED, "The contact as it is now.");

  public static final Operation CREATE =
      Operation.of("create-contact", Tag.CONTACTS, "Create a contact")
          .about("Refused where another contact has its e-mail or phone number.")
          .takes(UpsertReader.CREATION)
          .answers(201, ContactAnswers.CREATED, "The new contact.");

  public static final Operation SHOW =
      Operation.of("get-contact", Tag.CONTACTS, "Read a contact")
          .answers(200, AnswerWriter.CONTACT, "The contact.");

  public static final Operation CHANGE =
      Operation.of("update-contact", Tag.CONTACTS, "Change a contact")
          .about("What is absent or blank stays as it is; null clears a text.")
          .takes(UpsertReader.CHANGE)
          .answers(200, ContactAnswers.CHANGED, "The contact as it is now.");

  public static final Operation DELETE =
      Operation.of("delete-contact", Tag.CONTACTS, "Delete a contact")
          .about("Its notes and tasks are deleted with it.")
          .answers(200, AnswerWriter.SUCCEEDED, "It is deleted.");

  public static final Operation DUPLICATE =
      Operation.of("get-duplicate-contact", Tag.CONTACTS, "Find the contact that has a value")
          .about("Looks as an upsert would. One of email and number must be sent.")
          .asks(DuplicateReader.SHAPE)
          .answers(200, ContactAnswers.FOUND, "The contact; null when there is none.");

  public static final Operation SEARCH =
      Operation.of("search-contacts-advanced", Tag.SEARCH, "Search contacts by filters")
          .takes(SearchReader.SHAPE)
          .answers(200, ContactListWriter.FOUND, "A page of what was found.");

  public static final Operation LIST =
      Operation.of("get-contacts", Tag.SEARCH, "List contacts")
          .asks(ListReader.SHAPE)
          .answers(200, ContactListWriter.LISTED, "A page of the list.");

  public static final Operation LINK =
      Operation.of(
              "add-remove-contact-from-business", Tag.BUSINESSES, "Say whose contacts these are")
          .about("Links up to 50 contacts to a business, or to none.")
          .takes(BusinessContactsReader.LINK)
          .answers(200, ContactAnswers.LINKED, "Those that were there, and so are linked.");

  public static final Operation OF_BUSINESS =
      Operation.of("get-contacts-by-business-id", Tag.BUSINESSES, "List the contacts of a business")
          .asks(BusinessContactsReader.LIST)
          .answers(200, ContactListWriter.OF_BUSINESS, "A page of them, the newest first.");

  public static final Operation ADD_TAGS =
      Operation.of("add-tags", Tag.TAGS_OF_CONTACTS, "Add tags to a contact")
          .takes(TextListReader.TAGS.shape())
          .answers(201, ContactAnswers.TAGS, "All tags that the contact has now.");

  public static final Operation REMOVE_TAGS =
      Operation.of("remove-tags", Tag.TAGS_OF_CONTACTS, "Take tags from a contact")
          .takes(TextListReader.TAGS.shape())
          .answers(200, ContactAnswers.TAGS, "All tags that the contact has now.");

  public static final Operation CHANGE_MANY_TAGS =
      Operation.of("bulk-update-tags", Tag.TAGS_OF_CONTACTS, "Change the tags of many contacts")
          .where("type", BulkTagsReader.TYPE)
          .takes(BulkTagsReader.SHAPE)
          .answers(201, ContactAnswers.BULK_TAGS, "What came of each contact.");

  public static final Operation ADD_FOLLOWERS =
      Operation.of("add-followers-contact", Tag.TAGS_OF_CONTACTS, "Add followers to a contact")
          .takes(TextListReader.FOLLOWERS.shape())
          .answers(201, ContactAnswers.FOLLOWERS_ADDED, "All followers that it has now.");

  public static final Operation REMOVE_FOLLOWERS =
      Operation.of(
              "remove-followers-contact", Tag.TAGS_OF_CONTACTS, "Take followers from a contact")
          .takes(TextListReader.FOLLOWERS.shape())
          .answers(200, ContactAnswers.FOLLOWERS_REMOVED, "All followers that it has now.");

  private ContactOperations() {}
}

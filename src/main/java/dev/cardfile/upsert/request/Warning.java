package dev.cardfile.upsert.request;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchingField;
import java.util.function.Predicate;

/**
 * Something that the caller sent, or that the contact held, and that is not where one expects it.
 */
public sealed interface Warning {

  /** The field was neither matched nor written, because {@code holder} has the value. */
  record Withheld(MatchingField field, ContactId holder) implements Warning {}

  /** The contact had this value once, and {@code holder} has come to hold it since. */
  record TakenSince(MatchingField field, String value, ContactId holder) implements Warning {}

  /** The contact belonged to this business once, which has been deleted since. */
  record BusinessGone(String business) implements Warning {}

  /** The former primary value is now an additional one. */
  record Replaced(MatchingField field, String value) implements Warning {}

  /** The contact had too many additional values; this one is gone and its key is free. */
  record Dropped(MatchingField field, String value) implements Warning {}

  /** The full name that was sent is not the contact's, because first or last name was sent too. */
  record IgnoredName(String value) implements Warning {}

  /**
   * The contact has another value, and was only to get what it lacks.
   *
   * @param property its path in the body, as the caller spelled it
   */
  record Kept(String property) implements Warning {}

  /** As {@link Kept}; the value that was sent is an additional one. */
  record KeptBeside(MatchingField field) implements Warning {}

  /**
   * A value that is not what it must be, and is left out.
   *
   * @param property its path in the body, as the caller spelled it
   * @param violation what it breaks, as a stable code
   * @param message says it in words
   */
  record Invalid(String property, String violation, String message) implements Warning {}

  /** The tags are not added, since the contact would have more than {@code max}. */
  record TooManyTags(int max) implements Warning {}

  /**
   * A value that is not invalid, but counts as not sent.
   *
   * @param property its path in the body, as the caller spelled it
   */
  record Ignored(String property, String value) implements Warning {}

  /**
   * A null, or a blank where an object belongs, that does not clear the field.
   *
   * @param property its path in the body, as the caller spelled it
   * @param holds whether a contact has something that it would have cleared
   */
  record IgnoredNull(String property, Predicate<Contact> holds) implements Warning {}

  /**
   * Options for a custom field whose type has none.
   *
   * @param property its path in the body, as the caller spelled it
   */
  record UnusedOptions(String property) implements Warning {}

  /** The phone number is kept without its extension. */
  record Extension(String value) implements Warning {}

  /**
   * The phone number in a custom field is kept without its extension.
   *
   * @param index the field's place in the array that was sent, from 0
   */
  record CustomFieldExtension(int index, String value) implements Warning {}

  /**
   * The location has no such custom field; its value is not written.
   *
   * @param index its place in the array that was sent, from 0
   * @param reference the id or key that was sent
   */
  record UnknownCustomField(int index, String reference) implements Warning {}
}

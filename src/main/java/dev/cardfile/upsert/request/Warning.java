package dev.cardfile.upsert.request;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchingField;
import java.util.function.Predicate;

/**
 * A warning that something is not where the caller would expect it: a value that was sent, or one
 * that the contact had.
 */
public sealed interface Warning {

  /** The field was neither matched nor written, because {@code holder} has the value. */
  record Withheld(MatchingField field, ContactId holder) implements Warning {}

  /** The contact once had this value, which {@code holder} has come to hold since. */
  record TakenSince(MatchingField field, String value, ContactId holder) implements Warning {}

  /** The contact once belonged to this business, which has been deleted since. */
  record BusinessGone(String business) implements Warning {}

  /** The former primary value is now an additional one. */
  record Replaced(MatchingField field, String value) implements Warning {}

  /** The contact had too many additional values: this one was removed, and its key is free. */
  record Dropped(MatchingField field, String value) implements Warning {}

  /** The full name that was sent is not used, because a first or last name was sent too. */
  record IgnoredName(String value) implements Warning {}

  /**
   * The contact keeps its own value, because the request only fills empty fields.
   *
   * @param property the path of the value in the body, as the caller spelled it
   */
  record Kept(String property) implements Warning {}

  /**
   * The same as {@link Kept} for an e-mail or phone: the value that was sent is an additional one.
   */
  record KeptBeside(MatchingField field) implements Warning {}

  /**
   * An invalid value, which is left out.
   *
   * @param property the path of the value in the body, as the caller spelled it
   * @param violation the stable code of the rule that the value breaks
   * @param message the violation in words
   */
  record Invalid(String property, String violation, String message) implements Warning {}

  /** The tags are not added, because the contact would have more than {@code max}. */
  record TooManyTags(int max) implements Warning {}

  /**
   * The custom field values are not written, because those of the contact would have more than
   * {@code max} characters together.
   */
  record TooLongFields(int max) implements Warning {}

  /**
   * A value that is valid but treated as if it had not been sent.
   *
   * @param property the path of the value in the body, as the caller spelled it
   */
  record Ignored(String property, String value) implements Warning {}

  /**
   * A null, or a blank text in place of an object, that does not clear the field.
   *
   * @param property the path of the value in the body, as the caller spelled it
   * @param holds whether a contact has a value that would otherwise have been cleared
   */
  record IgnoredNull(String property, Predicate<Contact> holds) implements Warning {}

  /**
   * Options for a custom field of a type that has none.
   *
   * @param property the path of the options in the body, as the caller spelled it
   */
  record UnusedOptions(String property) implements Warning {}

  /** The phone number is stored without its extension. */
  record Extension(String value) implements Warning {}

  /**
   * The phone number in a custom field is stored without its extension.
   *
   * @param index the position of the field in the array that was sent, from 0
   */
  record CustomFieldExtension(int index, String value) implements Warning {}

  /**
   * The location has no such custom field, so its value is not written.
   *
   * @param index the position of the field in the array that was sent, from 0
   * @param reference the id or key that was sent
   */
  record UnknownCustomField(int index, String reference) implements Warning {}
}

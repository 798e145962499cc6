package dev.cardfile.wire.table;

import dev.cardfile.wire.Violation;
import java.util.List;

/**
 * What a value must be, and what is reported if it is not.
 *
 * @param code stable, for programs
 * @param text HighLevel's wording, without its subject
 */
public record Requirement(String code, String text) {

  /** The maximum length of the list of choices in one message. */
  private static final int MAX_CHOICES_LENGTH = 2_000;

  public static final Requirement NOT_EMPTY = new Requirement("missing", "should not be empty");

  /** HighLevel's wording for a search that names no location. */
  public static final Requirement DEFINED = new Requirement("missing", "can't be undefined");

  public static final Requirement STRING = new Requirement("wrong_type", "must be a string");
  public static final Requirement BOOLEAN =
      new Requirement("wrong_type", "must be a boolean value");
  public static final Requirement NUMBER = new Requirement("wrong_type", "must be a number");
  static final Requirement INTEGER = new Requirement("wrong_type", "must be an integer number");
  public static final Requirement ARRAY = new Requirement("wrong_type", "must be an array");
  public static final Requirement OBJECT = new Requirement("wrong_type", "must be an object");
  public static final Requirement WELL_FORMED =
      new Requirement("not_well_formed", "must be well-formed text");
  public static final Requirement UNIQUE = new Requirement("repeated", "must be unique");
  public static final Requirement ENUM =
      new Requirement("not_a_choice", "must be a valid enum value");
  public static final Requirement ONCE = new Requirement("repeated", "must be sent once");

  /** For a conditional header, which concerns one contact, on a request with many rows. */
  public static final Requirement NOT_OF_MANY =
      new Requirement("not_allowed", "cannot be used for a batch: send ifMatch in the rows");

  static final Requirement EMAIL = format("must be an email");
  static final Requirement PHONE = format("must be a valid phone number");
  static final Requirement COUNTRY = format("must be a valid ISO 3166-1 alpha-2 code");
  static final Requirement TIME_ZONE = format("must be a valid IANA time zone");
  public static final Requirement DATE = format("must be a valid date");
  public static final Requirement TIME =
      format("must be a time in milliseconds since 1970, or a valid ISO 8601 date");
  public static final Requirement CURSOR = format("must be the searchAfter of a contact");
  public static final Requirement TASK_CURSOR = format("must be the searchAfter of a task");
  static final Requirement INSTANT = format("must be a valid ISO 8601 date string");
  static final Requirement LOCATION_ID = format("must be 1 to 64 letters, digits, - and _");
  public static final Requirement KEY = format("must be a key of lower-case letters, digits and _");
  public static final Requirement WITH_LETTERS = format("must have letters or digits");

  public static Requirement shortEnough(int maxLength) {
    return new Requirement(
        "too_long", "must be shorter than or equal to " + maxLength + " characters");
  }

  public static Requirement shortEnoughTogether(int maxLength) {
    return new Requirement(
        "too_long",
        "must have no more than " + maxLength + " characters in all the values of a contact");
  }

  public static Requirement asciiEnough(int most) {
    return new Requirement(
        "too_long", "must have no more than " + most + " letters beyond ASCII in all values");
  }

  public static Requirement fewEnough(int maxCount) {
    return new Requirement("too_many", "must contain no more than " + maxCount + " elements");
  }

  public static Requirement atLeast(long least) {
    return new Requirement("out_of_range", "must not be less than " + least);
  }

  public static Requirement atMost(long most) {
    return new Requirement("out_of_range", "must not be greater than " + most);
  }

  /** For a page that reaches beyond the first {@code most} contacts. */
  public static Requirement withinReach(int most, String instead) {
    return new Requirement(
        "out_of_range", "must not reach beyond " + most + " contacts: use " + instead);
  }

  public static Requirement shallowEnough(int most) {
    return new Requirement("too_many", "must not be nested more than " + most + " deep");
  }

  /**
   * Lists only the first choices if there are too many: a custom field may have hundreds of long
   * ones.
   */
  public static Requirement oneOf(List<String> choices) {
    StringBuilder named = new StringBuilder("must be one of the following values: ");
    int limit = named.length() + MAX_CHOICES_LENGTH;
    String between = "";
    for (String choice : choices) {
      if (named.length() + choice.length() > limit) {
        named.append(between).append(Violation.MORE);
        break;
      }
      named.append(between).append(choice);
      between = ", ";
    }
    return new Requirement("not_a_choice", named.toString());
  }

  public static Requirement wholeNumber(long least, long most) {
    return format("must be a whole number from " + least + " to " + most);
  }

  /** For the second of two items about the same custom field. */
  public static Requirement notAgain(String first) {
    return new Requirement("repeated", "must not name the same field as " + first);
  }

  /** For the second of two properties that exclude each other. */
  public static Requirement notBeside(String other) {
    return new Requirement("repeated", "must not be sent together with " + other);
  }

  /** For a property that is fixed once an object has been created. */
  public static Requirement unchanged(String value) {
    return new Requirement("fixed", "cannot be changed from " + value);
  }

  /** For options of a custom field whose type has none. */
  public static Requirement emptyFor(String type) {
    return format("must be empty for a field of type " + type);
  }

  /** Returns the violation of this requirement by a subject. */
  public Violation brokenBy(Subject subject) {
    return new Violation(subject.path(), code, subject.words() + " " + text);
  }

  private static Requirement format(String text) {
    return new Requirement("wrong_format", text);
  }
}

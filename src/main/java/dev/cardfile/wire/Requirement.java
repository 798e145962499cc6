package dev.cardfile.wire;

import java.util.List;

/**
 * What a value must be, and what is said when it is not.
 *
 * @param code stable, for programs
 * @param text the original's wording, without its subject
 */
record Requirement(String code, String text) {

  static final Requirement NOT_EMPTY = new Requirement("missing", "should not be empty");

  /** What the original says of a location that a search lacks. */
  static final Requirement DEFINED = new Requirement("missing", "can't be undefined");

  static final Requirement STRING = new Requirement("wrong_type", "must be a string");
  static final Requirement BOOLEAN = new Requirement("wrong_type", "must be a boolean value");
  static final Requirement NUMBER = new Requirement("wrong_type", "must be a number");
  static final Requirement INTEGER = new Requirement("wrong_type", "must be an integer number");
  static final Requirement ARRAY = new Requirement("wrong_type", "must be an array");
  static final Requirement OBJECT = new Requirement("wrong_type", "must be an object");
  static final Requirement WELL_FORMED =
      new Requirement("not_well_formed", "must be well-formed text");
  static final Requirement UNIQUE = new Requirement("repeated", "must be unique");
  static final Requirement ENUM = new Requirement("not_a_choice", "must be a valid enum value");
  static final Requirement EMAIL = format("must be an email");
  static final Requirement PHONE = format("must be a valid phone number");
  static final Requirement COUNTRY = format("must be a valid ISO 3166-1 alpha-2 code");
  static final Requirement TIME_ZONE = format("must be a valid IANA time zone");
  static final Requirement DATE = format("must be a valid date");
  static final Requirement TIME =
      format("must be a time in milliseconds since 1970, or a valid ISO 8601 date");
  static final Requirement CURSOR = format("must be the searchAfter of a contact");
  static final Requirement INSTANT = format("must be a valid ISO 8601 date string");
  static final Requirement KEY = format("must be a key of lower-case letters, digits and _");
  static final Requirement WITH_LETTERS = format("must have letters or digits");

  static Requirement shortEnough(int maxLength) {
    return new Requirement(
        "too_long", "must be shorter than or equal to " + maxLength + " characters");
  }

  static Requirement fewEnough(int maxCount) {
    return new Requirement("too_many", "must contain no more than " + maxCount + " elements");
  }

  static Requirement atLeast(long least) {
    return new Requirement("out_of_range", "must not be less than " + least);
  }

  static Requirement atMost(long most) {
    return new Requirement("out_of_range", "must not be greater than " + most);
  }

  /** For a page that begins or ends behind so many contacts. */
  static Requirement withinReach(int most, String instead) {
    return new Requirement(
        "out_of_range", "must not reach beyond " + most + " contacts: use " + instead);
  }

  static Requirement shallowEnough(int most) {
    return new Requirement("too_many", "must not be nested more than " + most + " deep");
  }

  /** The first of the choices are named: a custom field may have hundreds of long ones. */
  static Requirement oneOf(List<String> choices) {
    StringBuilder named = new StringBuilder("must be one of the following values: ");
    int limit = named.length() + Violations.MAX_CHOICES_LENGTH;
    String between = "";
    for (String choice : choices) {
      if (named.length() + choice.length() > limit) {
        named.append(between).append(Violations.MORE);
        break;
      }
      named.append(between).append(choice);
      between = ", ";
    }
    return new Requirement("not_a_choice", named.toString());
  }

  static Requirement wholeNumber(int least, int most) {
    return format("must be a whole number from " + least + " to " + most);
  }

  /** For the second of two items that are about the same custom field. */
  static Requirement notAgain(String first) {
    return new Requirement("repeated", "must not name the same field as " + first);
  }

  /** For the second of two properties that say the same thing. */
  static Requirement notBeside(String other) {
    return new Requirement("repeated", "must not be sent together with " + other);
  }

  /** For what is given for good when a thing is made. */
  static Requirement unchanged(String value) {
    return new Requirement("fixed", "cannot be changed from " + value);
  }

  /** For options of a field that takes none. */
  static Requirement emptyFor(String type) {
    return format("must be empty for a field of type " + type);
  }

  private static Requirement format(String text) {
    return new Requirement("wrong_format", text);
  }
}

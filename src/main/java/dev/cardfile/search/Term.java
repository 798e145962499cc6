package dev.cardfile.search;

import java.util.Comparator;

/**
 * A tag, word or value by which the index finds contacts.
 *
 * @param text at most {@value #MAX_LENGTH} code points; a longer text is cut off
 */
public record Term(Kind kind, String text) implements Comparable<Term> {

  static final int MAX_LENGTH = 64;

  private static final Comparator<Term> ORDER =
      Comparator.comparing(Term::kind).thenComparing(Term::text);

  /** The part of a contact that a term comes from. */
  public enum Kind {
    TAG,
    /** A tag, folded as for {@link Filter.Tag}, if that differs from the tag itself. */
    FOLDED_TAG,
    /** A word of one of the texts in which {@link Filter.Word} looks. */
    WORD,
    /** The primary phone, reversed. */
    PHONE_END,
    ASSIGNED_TO,
    /** The id of a custom field, a space, and the field's value or one of its values. */
    CUSTOM_VALUE
  }

  public Term {
    if (text.length() > MAX_LENGTH && text.codePointCount(0, text.length()) > MAX_LENGTH) {
      text = text.substring(0, text.offsetByCodePoints(0, MAX_LENGTH));
    }
  }

  /** Returns the term of a custom field's value. */
  static Term ofCustomField(String fieldId, String value) {
    return new Term(Kind.CUSTOM_VALUE, fieldId + " " + value);
  }

  /** Returns a number as it is written in a term. */
  static String number(double number) {
    return Double.toString(number);
  }

  /** Reports whether this text is also how some number is written in a term. */
  static boolean isNumber(String text) {
    try {
      return number(Double.parseDouble(text)).equals(text);
    } catch (NumberFormatException noNumber) {
      return false;
    }
  }

  /** Returns digits as they are written in a {@link Kind#PHONE_END} term. */
  static String backwards(String digits) {
    return new StringBuilder(digits).reverse().toString();
  }

  /** Reports whether the text is certainly not cut off. */
  boolean isWhole() {
    return text.codePointCount(0, text.length()) < MAX_LENGTH;
  }

  @Override
  public int compareTo(Term other) {
    return ORDER.compare(this, other);
  }
}

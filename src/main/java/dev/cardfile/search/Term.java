package dev.cardfile.search;

import java.util.Comparator;

/**
 * Something by which an index finds contacts.
 *
 * @param text at most {@value #MAX_LENGTH} code points: of a longer text, its beginning
 */
public record Term(Kind kind, String text) implements Comparable<Term> {

  static final int MAX_LENGTH = 64;

  private static final Comparator<Term> ORDER =
      Comparator.comparing(Term::kind).thenComparing(Term::text);

  /** What a term is of a contact. */
  public enum Kind {
    TAG,
    /** A tag as {@link Filter.Tag} looks at it, where that is not the tag itself. */
    FOLDED_TAG,
    /** A word of what {@link Filter.Word} looks at. */
    WORD,
    /** The digits of the primary phone, the last one first. */
    PHONE_END,
    ASSIGNED_TO,
    /** The id of a custom field and, behind a blank, its value or one of its values. */
    CUSTOM_VALUE
  }

  public Term {
    if (text.length() > MAX_LENGTH && text.codePointCount(0, text.length()) > MAX_LENGTH) {
      text = text.substring(0, text.offsetByCodePoints(0, MAX_LENGTH));
    }
  }

  /** Of a value of a custom field. */
  static Term ofCustomField(String fieldId, String value) {
    return new Term(Kind.CUSTOM_VALUE, fieldId + " " + value);
  }

  /** A number as a term has it. */
  static String number(double number) {
    return Double.toString(number);
  }

  /** Whether a term of a text could be that of a number. */
  static boolean isNumber(String text) {
    try {
      return number(Double.parseDouble(text)).equals(text);
    } catch (NumberFormatException noNumber) {
      return false;
    }
  }

  /** Digits as {@link Kind#PHONE_END} has them. */
  static String backwards(String digits) {
    return new StringBuilder(digits).reverse().toString();
  }

  /** Whether nothing of it was cut off. */
  boolean isWhole() {
    return text.codePointCount(0, text.length()) < MAX_LENGTH;
  }

  @Override
  public int compareTo(Term other) {
    return ORDER.compare(this, other);
  }
}

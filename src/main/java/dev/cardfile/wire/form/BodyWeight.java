package dev.cardfile.wire.form;

import dev.cardfile.json.JsonReader;

/**
 * Estimates the memory that a request takes while its body is parsed, decided and answered. The
 * objects made of a body take far more than its bytes, so the estimate counts, before parsing, the
 * characters that begin or separate values. It is higher than what was measured, so that many
 * concurrent bodies stay within the memory budget.
 */
public final class BodyWeight {

  /**
   * Per byte: the decoded characters, the strings, and their copies that are stored and answered.
   */
  private static final int OF_BYTE = 12;

  private static final int OF_OBJECT = 300;
  private static final int OF_LIST = 150;

  /**
   * Per comma or colon. A member has about one of each, and takes a name, an entry, a value and
   * perhaps a violation.
   */
  private static final int OF_SIGN = 150;

  private static final int OF_FIELD = 300;

  private BodyWeight() {}

  /**
   * Returns the weight of a body, in bytes of heap.
   *
   * @param body JSON or a form, possibly malformed
   */
  public static long of(byte[] body) {
    return (long) OF_BYTE * body.length + (beginsAnObject(body) ? ofJson(body) : ofForm(body));
  }

  private static boolean beginsAnObject(byte[] body) {
    for (byte each : body) {
      if (each > ' ') {
        return each == '{';
      }
      if (each < 0) {
        return true; // A byte order mark; a form is ASCII.
      }
    }
    return false;
  }

  /**
   * Counts as far as the parser can get: it stops at one value too many, and a value comes with at
   * most three of the characters that are counted.
   */
  private static long ofJson(byte[] body) {
    long weight = 0;
    int signs = 0;
    boolean inText = false;
    for (int i = 0; i < body.length && signs <= 3 * JsonReader.MAX_VALUES; i++) {
      byte each = body[i];
      if (inText) {
        if (each == '\\') {
          i++;
        } else if (each == '"') {
          inText = false;
        }
        continue;
      }
      int sign =
          switch (each) {
            case '{' -> OF_OBJECT;
            case '[' -> OF_LIST;
            case ',', ':' -> OF_SIGN;
            default -> 0;
          };
      weight += sign;
      signs += sign > 0 ? 1 : 0;
      inText = each == '"';
    }
    return weight;
  }

  private static long ofForm(byte[] body) {
    int fields = 1;
    int brackets = 0;
    for (int i = 0; i < body.length; i++) {
      if (body[i] == '&' && ++fields > FormReader.MAX_FIELDS) {
        break;
      }
      brackets += isBracket(body, i) ? 1 : 0;
    }
    int lists = Math.min(brackets, NestedForm.MAX_DEPTH * fields);
    return (long) fields * OF_FIELD + (long) lists * OF_OBJECT;
  }

  /**
   * Reports whether an opening bracket is at this index, plain or percent-encoded. Each begins at
   * most one list or object.
   */
  private static boolean isBracket(byte[] body, int at) {
    return body[at] == '['
        || (body[at] == '%'
            && at + 2 < body.length
            && body[at + 1] == '5'
            && (body[at + 2] | ' ') == 'b');
  }
}

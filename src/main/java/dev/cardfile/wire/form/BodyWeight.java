package dev.cardfile.wire.form;

import dev.cardfile.json.JsonReader;

/**
 * How much memory a body takes while it is read, decided and answered: not its bytes count, but
 * what becomes of them. It is found out before anything is made of it, by looking at the signs that
 * begin values. Heavier than what was measured, so that many bodies at once stay within the budget.
 */
public final class BodyWeight {

  /** Its characters, texts, and those of what is stored and answered. */
  private static final int OF_BYTE = 12;

  private static final int OF_OBJECT = 300;
  private static final int OF_LIST = 150;

  /** A member has a name, an entry, a value and perhaps a violation; two signs tell of it. */
  private static final int OF_SIGN = 150;

  private static final int OF_FIELD = 300;

  private BodyWeight() {}

  /**
   * The weight of a body in bytes of heap.
   *
   * @param body JSON or a form, be it malformed
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

  /** Reading stops at one value too many, and no value has more than three signs. */
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

  /** Each begins a list or an object at most. */
  private static boolean isBracket(byte[] body, int at) {
    return body[at] == '['
        || (body[at] == '%'
            && at + 2 < body.length
            && body[at + 1] == '5'
            && (body[at + 2] | ' ') == 'b');
  }
}

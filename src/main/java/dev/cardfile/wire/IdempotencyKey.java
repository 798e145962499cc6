package dev.cardfile.wire;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the header {@code Idempotency-Key} says: visible ASCII characters, bare or in quotes, in
 * which a backslash stands before a quote and before a backslash.
 */
public sealed interface IdempotencyKey {

  int MAX_LENGTH = 255;

  /** No such header was sent. */
  record Absent() implements IdempotencyKey {}

  /** It was sent twice, or says no key. */
  record Invalid() implements IdempotencyKey {}

  /** A key, without quotes. */
  record Given(String key) implements IdempotencyKey {}

  /**
   * Reads the header.
   *
   * @param sent its values, one for each time that it was sent
   */
  static IdempotencyKey read(List<String> sent) {
    if (sent.isEmpty()) {
      return new Absent();
    }
    String value = sent.getFirst().strip();
    Matcher quoted = Quoting.QUOTED.matcher(value);
    String key =
        quoted.matches() ? Quoting.ESCAPED.matcher(quoted.group("inner")).replaceAll("$1") : value;
    boolean bare = Quoting.BARE.matcher(value).matches();
    return sent.size() == 1 && (quoted.matches() || bare) && key.length() <= MAX_LENGTH
        ? new Given(key)
        : new Invalid();
  }

  /** The two ways to write a key; no longer than a head can be. */
  final class Quoting {
    private static final Pattern BARE = Pattern.compile("[!#-~][!-~]*+");
    private static final Pattern QUOTED =
        Pattern.compile("\"(?<inner>(?:[!#-\\[\\]-~]|\\\\[\"\\\\])++)\"");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    private Quoting() {}
  }
}

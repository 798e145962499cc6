package dev.cardfile.wire;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The content of the {@code Idempotency-Key} header: visible ASCII characters, either bare or in
 * double quotes, within which a backslash escapes a quote or a backslash.
 */
public sealed interface IdempotencyKey {

  int MAX_LENGTH = 255;

  /** The header was not sent. */
  record Absent() implements IdempotencyKey {}

  /** The header was sent more than once, or its value is not a valid key. */
  record Invalid() implements IdempotencyKey {}

  /** A key, without quotes and escapes. */
  record Given(String key) implements IdempotencyKey {}

  /**
   * Parses the header.
   *
   * @param sent the values of the header, one per occurrence
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

  /**
   * The two syntaxes of a key. The patterns set no length limit, because the request's head has
   * one.
   */
  final class Quoting {
    private static final Pattern BARE = Pattern.compile("[!#-~][!-~]*+");
    private static final Pattern QUOTED =
        Pattern.compile("\"(?<inner>(?:[!#-\\[\\]-~]|\\\\[\"\\\\])++)\"");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    private Quoting() {}
  }
}

package dev.cardfile.config;

/** Makes typed text safe to show in a message of one line. */
public final class Quoted {

  private static final int MAX_LENGTH = 80;

  private Quoted() {}

  /**
   * Returns the text in single quotes, with control characters replaced, and truncated if it is
   * long.
   */
  public static String of(String text) {
    String cut = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
    return "'" + oneLine(cut) + "'";
  }

  /**
   * Returns the text with every character that a terminal might interpret replaced by a question
   * mark.
   */
  public static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().forEach(c -> line.appendCodePoint(isSafe(c) ? c : '?'));
    return line.toString();
  }

  private static boolean isSafe(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}

package dev.cardfile.config;

/** Text that somebody typed, as it may stand in a message of one line. */
public final class Quoted {

  private static final int MAX_LENGTH = 80;

  private Quoted() {}

  /** The text in single quotes, without control characters, and cut when it is long. */
  public static String of(String text) {
    String cut = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
    return "'" + oneLine(cut) + "'";
  }

  /** The text with every character that a terminal might obey replaced by a question mark. */
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

package dev.cardfile.transfer.cell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prevents spreadsheets from running a cell as a formula: a cell that begins like a formula gets a
 * leading {@code '}. {@link #off} removes exactly that character.
 */
public final class Guard {

  private static final Pattern GUARDED = Pattern.compile("'+[=@\\t\\r+-]", Pattern.DOTALL);
  private static final Pattern NUMBER_OR_PHONE =
      Pattern.compile("[+-][0-9() ./-]*[0-9]([.,][0-9]+)?( ?(x|ext\\.?) ?[0-9]+)?");

  /**
   * A text constant written as a formula, {@code ="…"}; it makes spreadsheets keep the text
   * unchanged, and does nothing else.
   */
  private static final Pattern TEXT = Pattern.compile("=\"((?:[^\"]|\"\")*)\"");

  private static final int LONGEST_NUMBER = 64;

  private Guard() {}

  public static String on(String cell) {
    if (cell.isEmpty()) {
      return cell;
    }
    return switch (cell.charAt(0)) {
      case '=', '@', '\t', '\r' -> "'" + cell;
      case '+', '-' -> isNumberOrPhone(cell) ? cell : "'" + cell;
      case '\'' -> GUARDED.matcher(cell).lookingAt() ? "'" + cell : cell;
      default -> cell;
    };
  }

  private static boolean isNumberOrPhone(String cell) {
    return cell.length() <= LONGEST_NUMBER && NUMBER_OR_PHONE.matcher(cell).matches();
  }

  public static String off(String cell) {
    return !cell.isEmpty() && cell.charAt(0) == '\'' && GUARDED.matcher(cell).lookingAt()
        ? cell.substring(1)
        : cell;
  }

  /** Returns the text of a cell, without its guard or its {@code ="…"}. */
  public static String read(String cell) {
    String unguarded = off(cell);
    if (unguarded.length() < cell.length()) {
      return unguarded;
    }
    Matcher text = TEXT.matcher(cell);
    return text.matches() ? text.group(1).replace("\"\"", "\"") : cell;
  }

  /** Guards a cell of a client's file without changing what it means. */
  public static String kept(String cell) {
    return TEXT.matcher(cell).matches() ? cell : on(off(cell));
  }
}

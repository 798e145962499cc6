package dev.cardfile.transfer.cell;

import java.util.regex.Pattern;

/**
 * Prevents spreadsheets from running a cell as a formula: a cell that begins like a formula gets a
 * leading {@code '}. {@link #off} removes exactly that character.
 */
public final class FormulaGuard {

  private static final Pattern GUARDED = Pattern.compile("'+[=@\\t\\r+-]", Pattern.DOTALL);
  private static final Pattern NUMBER_OR_PHONE =
      Pattern.compile("[+-][0-9() ./-]*[0-9]([.,][0-9]+)?( ?(x|ext\\.?) ?[0-9]+)?");

  private static final String TEXT_BEGIN = "=\"";
  private static final int LONGEST_NUMBER = 64;

  private FormulaGuard() {}

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
    return isText(cell)
        ? cell.substring(TEXT_BEGIN.length(), cell.length() - 1).replace("\"\"", "\"")
        : cell;
  }

  /** Guards a cell of a client's file without changing what it means. */
  public static String kept(String cell) {
    return isText(cell) ? cell : on(off(cell));
  }

  /**
   * Reports whether a cell is a text constant written as a formula, {@code ="…"}; it makes
   * spreadsheets keep the text unchanged, and does nothing else.
   */
  private static boolean isText(String cell) {
    int end = cell.length() - 1;
    if (!cell.startsWith(TEXT_BEGIN) || end < TEXT_BEGIN.length() || cell.charAt(end) != '"') {
      return false;
    }
    for (int i = TEXT_BEGIN.length(); i < end; i++) {
      if (cell.charAt(i) == '"' && (++i == end || cell.charAt(i) != '"')) {
        return false;
      }
    }
    return true;
  }
}

package dev.cardfile.transfer.mapping;

import dev.cardfile.json.Characters;
import dev.cardfile.transfer.cell.FormulaGuard;
import java.util.regex.Pattern;

/** The text of a cell, freed of what spreadsheets add to it. */
final class CellText {

  private static final Pattern SHORTENED = Pattern.compile("[+-]?\\d([.,]\\d+)?[eE]\\+?\\d{1,3}");
  private static final Pattern ERROR =
      Pattern.compile("#(REF!|VALUE!|NAME\\?|N/A|NULL!|NUM!|DIV/0!|ERROR!|#+)");

  private CellText() {}

  static String of(String cell) {
    return Characters.strip(FormulaGuard.read(cell));
  }

  /**
   * Reports whether a spreadsheet has shortened a long number to scientific notation, such as
   * {@code 1.55512E+10}.
   */
  static boolean isShortenedNumber(String text) {
    return SHORTENED.matcher(text).matches();
  }

  /** Reports whether a text is an error code that a spreadsheet shows in place of a value. */
  static boolean isError(String text) {
    return ERROR.matcher(text).matches();
  }
}

package dev.cardfile.transfer.file;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Guesses from the first lines of a CSV file which character separates its cells. */
final class DialectGuess {

  private static final char[] SEPARATORS = {',', ';', '\t', '|'};

  /** A quote, and what begins a comment for programs that write CSV files. */
  private static final String NOT_SEPARATORS = "\"#";

  /**
   * Excel understands a first line such as {@code sep=;}, and writes one when it saves the file
   * again.
   */
  private static final Pattern DECLARED =
      Pattern.compile("\"?sep=(.)\"?", Pattern.CASE_INSENSITIVE);

  private DialectGuess() {}

  /**
   * Returns the separator that the first line declares; null if it declares none, or one that would
   * be mistaken for something else in a cell.
   */
  static @Nullable Character declared(String line) {
    Matcher said = DECLARED.matcher(line.stripTrailing());
    Matcher tab = said.matches() ? said : DECLARED.matcher(line);
    return tab.matches() && canSeparate(tab.group(1).charAt(0)) ? tab.group(1).charAt(0) : null;
  }

  private static boolean canSeparate(char each) {
    boolean isSign =
        each > ' '
            && !Character.isLetterOrDigit(each)
            && !Character.isWhitespace(each)
            && !Character.isSurrogate(each);
    return each == '\t' || (isSign && NOT_SEPARATORS.indexOf(each) < 0);
  }

  /** Reports whether a separator is found without being declared. */
  static boolean guesses(char separator) {
    for (char each : SEPARATORS) {
      if (each == separator) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the separator that gives the most rows the same number of cells; a comma if no
   * candidate separates anything.
   */
  static char separator(List<Line> lines) throws IOException {
    char best = SEPARATORS[0];
    double most = 0;
    for (char separator : SEPARATORS) {
      double score = score(lines, separator);
      if (score > most) {
        most = score;
        best = separator;
      }
    }
    return best;
  }

  private static double score(List<Line> lines, char separator) throws IOException {
    CsvRows rows = new CsvRows(new Lines(lines), separator);
    Map<Integer, Integer> byCount = new HashMap<>();
    int all = 0;
    for (FileRow row = rows.next(); row != null; row = rows.next()) {
      all++;
      if (row instanceof FileRow.Cells(long _, List<String> cells) && cells.size() > 1) {
        byCount.merge(cells.size(), 1, Integer::sum);
      }
    }
    double best = 0;
    for (Map.Entry<Integer, Integer> each : byCount.entrySet()) {
      double share = (double) each.getValue() / all;
      best = Math.max(best, share * share * Math.log(1 + each.getKey()));
    }
    return best;
  }
}

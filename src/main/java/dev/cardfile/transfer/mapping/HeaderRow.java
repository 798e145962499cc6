package dev.cardfile.transfer.mapping;

import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.transfer.file.FileRow;
import dev.cardfile.transfer.mapping.heading.Headings;
import dev.cardfile.transfer.mapping.heading.Profiles;
import dev.cardfile.transfer.mapping.heading.Synonyms;
import java.util.List;

/** Finds the row of headings among the first rows of a file. */
final class HeaderRow {

  /** The number of first rows that are searched, because titles may come before the headings. */
  static final int SEARCHED = 30;

  private HeaderRow() {}

  /**
   * Returns the index of the row of headings, or -1 if there is none. It is the row with the most
   * cells that are known headings; if there is none, the first row that is about as wide as the
   * widest, unless one of its cells looks like a value.
   */
  static int in(List<FileRow> rows, CustomFieldDefinitions fields) {
    int best = -1;
    long most = 0;
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i) instanceof FileRow.Cells(long _, List<String> cells)) {
        long known = cells.stream().filter(cell -> isKnown(cell, fields)).count();
        long filled = filled(cells);
        if (known > most && (known >= 2 || filled <= 3) && known * 5 >= filled) {
          best = i;
          most = known;
        }
      }
    }
    return best >= 0 ? best : widest(rows);
  }

  private static int widest(List<FileRow> rows) {
    long width =
        rows.stream()
            .mapToLong(row -> row instanceof FileRow.Cells(long _, var cells) ? filled(cells) : 0)
            .max()
            .orElse(0);
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i) instanceof FileRow.Cells(long _, List<String> cells)
          && filled(cells) * 10 >= width * 6) {
        return cells.stream().map(CellText::of).anyMatch(ValuePatterns::isValue) ? -1 : i;
      }
    }
    return -1;
  }

  private static long filled(List<String> cells) {
    return cells.stream().filter(cell -> !cell.isBlank()).count();
  }

  private static boolean isKnown(String cell, CustomFieldDefinitions fields) {
    String folded = Headings.folded(cell);
    return !folded.isEmpty()
        && (Synonyms.of(folded) != null
            || Profiles.know(folded)
            || MappingGuess.custom(cell, fields) != null);
  }
}

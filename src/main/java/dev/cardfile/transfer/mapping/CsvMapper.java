package dev.cardfile.transfer.mapping;

import dev.cardfile.contact.Alias;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonString;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.transfer.cell.ListCell;
import dev.cardfile.transfer.file.FileRow;
import dev.cardfile.transfer.file.ImportFile;
import dev.cardfile.transfer.mapping.heading.DateOrder;
import dev.cardfile.transfer.mapping.heading.Field;
import dev.cardfile.transfer.mapping.heading.Target;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the contacts of a CSV file according to the mapping of its columns. */
final class CsvMapper implements RowMapper {

  /** The number of rows whose values are sampled to guess what a column contains. */
  private static final int SAMPLE = 100;

  /** Once the sampled rows have this many characters, no more are sampled. */
  private static final int SAMPLED_LENGTH = 1 << 18;

  private final ImportFile file;
  private final MappingChoices choices;
  private final Mapping mapping;
  private final List<String> headings;
  private final List<Column> byRank;
  private final ZoneId zone;
  private final DateSurvey dates;

  private CsvMapper(
      ImportFile file,
      MappingChoices choices,
      Mapping mapping,
      @Nullable DateOrder usual,
      ZoneId zone) {
    this.file = file;
    this.choices = choices;
    this.mapping = mapping;
    this.headings = mapping.columns().stream().map(Column::heading).toList();
    this.byRank = mapping.columns().stream().sorted(Comparator.comparingInt(Column::rank)).toList();
    this.zone = zone;
    this.dates = new DateSurvey(choices.dateOrder() == null ? usual : null);
  }

  static CsvMapper of(
      ImportFile file, MappingChoices choices, CustomFieldDefinitions fields, ZoneId zone)
      throws IOException {
    List<FileRow> first = file.peek(HeaderRow.SEARCHED + SAMPLE, SAMPLED_LENGTH);
    int header = HeaderRow.in(first.subList(0, Math.min(HeaderRow.SEARCHED, first.size())), fields);
    List<List<String>> sample = new ArrayList<>();
    for (FileRow row : first.subList(header + 1, first.size())) {
      if (row instanceof FileRow.Cells(long _, List<String> cells)) {
        sample.add(cells);
      }
    }
    List<String> headings = header < 0 ? madeUp(sample) : headings(first.get(header));
    long line = header < 0 ? 0 : first.get(header).line();
    Mapping mapping = MappingGuess.of(headings, line, sample, choices, fields);
    return new CsvMapper(file, choices, mapping, MappingGuess.datesOf(headings), zone);
  }

  private static List<String> headings(FileRow row) {
    List<String> headings = new ArrayList<>();
    if (row instanceof FileRow.Cells(long _, List<String> cells)) {
      cells.forEach(cell -> headings.add(CellText.of(cell)));
    }
    while (!headings.isEmpty() && headings.getLast().isEmpty()) {
      headings.removeLast();
    }
    return headings;
  }

  private static List<String> madeUp(List<List<String>> sample) {
    int width = sample.stream().mapToInt(List::size).max().orElse(0);
    List<String> headings = new ArrayList<>();
    for (int i = 1; i <= width; i++) {
      headings.add("Column " + i);
    }
    return headings;
  }

  @Override
  public Mapping mapping() {
    return mapping;
  }

  @Override
  public DateSurvey dates() {
    return dates;
  }

  @Override
  public @Nullable Mapped next() throws IOException {
    while (true) {
      FileRow row = file.next();
      if (row == null) {
        return null;
      }
      switch (row) {
        case FileRow.Unreadable(long _, String _, var problem) -> {
          return new Mapped.Unreadable(row, problem.code(), problem.message());
        }
        case FileRow.Cells(long line, List<String> cells) -> {
          if (line == mapping.headerLine()) {
            continue;
          }
          if (line < mapping.headerLine()) {
            return new Mapped.Skipped(row, "above_headings", "The row is above the headings.");
          }
          return isHeadings(cells)
              ? new Mapped.Skipped(row, "headings_again", "This row repeats the headings.")
              : row(row, cells);
        }
        case FileRow.Text _ -> throw new IllegalStateException("A CSV file has cells only");
      }
    }
  }

  private boolean isHeadings(List<String> cells) {
    if (mapping.headerLine() == 0 || cells.size() < headings.size()) {
      return false;
    }
    for (int i = 0; i < headings.size(); i++) {
      if (!CellText.of(cells.get(i)).equals(headings.get(i))) {
        return false;
      }
    }
    return true;
  }

  private Mapped.Row row(FileRow source, List<String> cells) {
    RowBuilder row = new RowBuilder(zone, isOwn());
    int place = addressPlace(cells);
    for (Column column : byRank) {
      String value = value(cells, column);
      if (!value.isEmpty() && !(column.target() instanceof Target.Outcome)) {
        take(row, column, value, place);
      }
    }
    for (int i = headings.size(); i < cells.size(); i++) {
      String value = CellText.of(cells.get(i));
      if (!value.isEmpty()) {
        row.report("", value, "cell_without_heading", "There is no heading above this cell.");
      }
    }
    return row.done(source, mapping.idSource());
  }

  private void take(RowBuilder row, Column column, String value, int place) {
    if (column.target() instanceof Target.None) {
      return;
    }
    String heading = column.heading();
    boolean own = isOwn();
    if (!own && CellText.isShortenedNumber(value)) {
      row.report(
          heading,
          value,
          "shortened_number",
          "A spreadsheet has shortened this number and lost its digits. Give the column the format"
              + " Text, enter the numbers again, and export again.");
    } else if (!own && CellText.isError(value)) {
      row.report(
          heading,
          value,
          "spreadsheet_error",
          "The spreadsheet shows an error (such as #REF!) in this cell.");
    } else if (column.target() instanceof Target.Known(Field field, int mine)) {
      if (field.kind() == Field.Kind.ADDRESS && mine != place) {
        row.report(heading, value, "other_address", "Another address of the row was used.");
      } else {
        if (field.kind() == Field.Kind.DATE || field.kind() == Field.Kind.MOMENT) {
          dates.see(column, value);
        }
        row.put(field, heading, value, order(column));
      }
    } else if (column.target() instanceof Target.Custom custom) {
      custom(row, column, custom, value);
    }
  }

  private void custom(RowBuilder row, Column column, Target.Custom custom, String value) {
    Json json =
        switch (custom.type()) {
          case DATE -> {
            dates.see(column, value);
            FileDate.Read read = row.read(column.heading(), value, order(column));
            yield read == null ? null : new JsonString(read.date().toString());
          }
          case CHECKBOX, MULTIPLE_OPTIONS, TEXTBOX_LIST, FILE_UPLOAD -> several(value);
          case TEXT, LARGE_TEXT, NUMERICAL, PHONE, MONETORY, SINGLE_OPTIONS, RADIO, EMAIL ->
              new JsonString(value);
        };
    if (json != null) {
      row.custom(custom.key(), column.heading(), value, json);
    }
  }

  /**
   * Parses a list or object that Cardfile's own export wrote. The text of another program is passed
   * on unchanged, for the field to split.
   */
  private Json several(String value) {
    Json object = value.startsWith("{") ? RowBuilder.object(value) : null;
    if (object != null) {
      return object;
    }
    return isOwn() ? JsonArray.of(ListCell.texts(value)) : new JsonString(value);
  }

  /** Reports whether Cardfile's own export wrote the file. */
  private boolean isOwn() {
    return Alias.CARDFILE.equals(mapping.profile());
  }

  private @Nullable DateOrder order(Column column) {
    DateOrder found = choices.dates().get(column.index());
    return found == null ? choices.dateOrder() : found;
  }

  /** Returns the place of the first address that is not empty, in a row with several addresses. */
  private int addressPlace(List<String> cells) {
    int first = Integer.MAX_VALUE;
    for (Column column : byRank) {
      if (column.target() instanceof Target.Known(Field field, int place)
          && field.kind() == Field.Kind.ADDRESS
          && place < first
          && !value(cells, column).isEmpty()) {
        first = place;
      }
    }
    return first;
  }

  private static String value(List<String> cells, Column column) {
    return column.index() < cells.size() ? CellText.of(cells.get(column.index())) : "";
  }
}

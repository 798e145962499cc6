package dev.cardfile.importing;

import dev.cardfile.imports.Import;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonNumber;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonString;
import dev.cardfile.transfer.file.Dialect;
import dev.cardfile.transfer.file.FileKind;
import dev.cardfile.transfer.file.ImportFile;
import dev.cardfile.transfer.format.FailedRows;
import dev.cardfile.transfer.mapping.Certainty;
import dev.cardfile.transfer.mapping.Column;
import dev.cardfile.transfer.mapping.Mapping;
import dev.cardfile.transfer.mapping.RowMapper;
import dev.cardfile.transfer.mapping.heading.DateOrder;
import dev.cardfile.transfer.mapping.heading.Target;
import dev.cardfile.wire.imports.ImportOptions;
import dev.cardfile.wire.imports.ImportView;
import dev.cardfile.wire.imports.PreviewWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a first reading has found out about a file, in the form in which its import keeps it. */
final class SeenFile {

  private static final String SEPARATOR = "separator";
  private static final String OUTCOME = "outcome";
  private static final String DATES = "dates";

  private SeenFile() {}

  /**
   * Returns why a file cannot be imported; null if it can.
   *
   * @param rows the number of its rows; any number above 0 if not all of it was read
   */
  static Import.@Nullable Problem problem(RowMapper mapper, ImportOptions options, long rows) {
    return rows == 0
        ? new Import.Problem(
            "no_rows", "The file has headings, and no rows below them: there is nothing to import.")
        : openDates(mapper, options);
  }

  /** Returns a problem if the order of day and month in some dates is unknown; otherwise null. */
  private static Import.@Nullable Problem openDates(RowMapper mapper, ImportOptions options) {
    List<Integer> open = mapper.dates().open();
    if (open.isEmpty() || options.dateOrder() != null) {
      return null;
    }
    List<String> headings =
        mapper.mapping().columns().stream()
            .filter(column -> open.contains(column.index()))
            .map(Column::heading)
            .toList();
    return new Import.Problem(
        "date_order_unknown",
        ("Nothing in the file says whether the day or the month comes first in %s."
                + " Set dates to dmy (day first) or mdy (month first).")
            .formatted(String.join(", ", headings)));
  }

  /** Describes what the columns mean, and what the rows have shown. */
  static JsonObject described(ImportFile file, RowMapper mapper, long rows) {
    Mapping mapping = mapper.mapping();
    JsonObject dates = JsonObject.EMPTY;
    for (Map.Entry<Integer, DateOrder> found : mapper.dates().found().entrySet()) {
      dates = dates.with(Integer.toString(found.getKey()), found.getValue().name());
    }
    JsonObject all =
        JsonObject.EMPTY
            .with(ImportView.KIND, file.kind().name())
            .with(SEPARATOR, String.valueOf(separator(file)))
            .with(ImportView.ROWS, rows)
            .with(DATES, dates)
            .with(
                ImportView.COLUMNS,
                new JsonArray(mapping.columns().stream().<Json>map(SeenFile::described).toList()));
    String profile = mapping.profileName();
    return profile == null ? all : all.with(ImportView.PROFILE, profile);
  }

  private static JsonObject described(Column column) {
    return JsonObject.EMPTY
        .with(ImportView.HEADING, column.heading())
        .with(ImportView.FIELD, PreviewWriter.field(column.target()))
        .with(ImportView.CERTAINTY, column.certainty().name());
  }

  /**
   * Returns the orders of day and month that a first reading has found, by the index of the column.
   */
  static Map<Integer, DateOrder> dates(Import of) {
    Map<Integer, DateOrder> dates = new HashMap<>();
    if (seen(of).get(DATES) instanceof JsonObject found) {
      found
          .members()
          .forEach((index, order) -> {
            if (order instanceof JsonString(String name)) {
              dates.put(Integer.valueOf(index), DateOrder.valueOf(name));
            }
          });
    }
    return dates;
  }

  static long total(Import of) {
    return seen(of).get(ImportView.ROWS) instanceof JsonNumber(var number) ? number.longValue() : 0;
  }

  private static char separator(ImportFile file) {
    Dialect dialect = file.dialect();
    return dialect == null ? ',' : dialect.separator();
  }

  private static JsonObject seen(Import of) {
    return ImportView.of(of).seen();
  }

  static FileKind kind(Import of) {
    String kind = ImportOptions.string(seen(of).get(ImportView.KIND));
    return kind == null ? FileKind.CSV : FileKind.valueOf(kind);
  }

  /** Returns a writer of rows in the form that the file has. */
  static FailedRows rows(Import of) {
    JsonObject seen = seen(of);
    List<Column> columns = new ArrayList<>();
    if (seen.get(ImportView.COLUMNS) instanceof JsonArray(List<Json> all)) {
      for (Json each : all) {
        JsonObject column = (JsonObject) each;
        boolean added = OUTCOME.equals(ImportOptions.string(column.get(ImportView.FIELD)));
        columns.add(
            new Column(
                columns.size(),
                String.valueOf(ImportOptions.string(column.get(ImportView.HEADING))),
                added ? new Target.Outcome() : Target.NONE,
                Certainty.NONE,
                0,
                null));
      }
    }
    String separator = ImportOptions.string(seen.get(SEPARATOR));
    FileKind kind = kind(of);
    Dialect dialect =
        kind == FileKind.CSV && separator != null
            ? new Dialect("UTF-8", separator.charAt(0))
            : null;
    return new FailedRows(kind, dialect, new Mapping(null, null, null, 0, columns));
  }
}

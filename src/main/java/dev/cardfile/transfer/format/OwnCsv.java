package dev.cardfile.transfer.format;

import dev.cardfile.contact.Alias;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonBoolean;
import dev.cardfile.json.JsonNumber;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonString;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.transfer.cell.ListCell;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * CSV with everything that is stored about a contact, or with the chosen fields: a column for each
 * field and one for each custom field of the location, named by its key. Notes and tasks are JSON
 * arrays; if they are too many for one row, further rows with only the contact's id follow.
 */
public final class OwnCsv implements ContactFormat {

  private final List<OwnColumn> columns;

  public OwnCsv(ExportChoice choice, CustomFieldDefinitions definitions) {
    this.columns = OwnColumn.of(choice, definitions);
  }

  @Override
  public String mediaType() {
    return "text/csv; charset=utf-8";
  }

  @Override
  public String suffix() {
    return "csv";
  }

  @Override
  public String source() {
    return Alias.CARDFILE;
  }

  @Override
  public boolean has(ExportChoice.Part part) {
    return columns.contains(OwnColumn.of(part));
  }

  @Override
  public String head() {
    List<@Nullable String> headings = new ArrayList<>();
    columns.forEach(column -> headings.add(column.name()));
    return CsvLine.of(headings);
  }

  @Override
  public void write(Exported exported, Appendable to) throws IOException {
    // Without an id, nothing would tell which contact a further row belongs to.
    List<Exported> pieces =
        columns.contains(OwnColumn.ID) ? ActivityPieces.of(exported) : List.of(exported);
    to.append(row(pieces.getFirst(), column -> true));
    for (Exported further : pieces.subList(1, pieces.size())) {
      to.append(row(further, OwnColumn.OF_FURTHER_ROWS::contains));
    }
  }

  private String row(Exported exported, Predicate<OwnColumn> told) {
    List<@Nullable String> cells = new ArrayList<>();
    columns.forEach(
        column -> cells.add(told.test(column) ? cell(column, column.value(exported)) : null));
    return CsvLine.of(cells);
  }

  private static @Nullable String cell(OwnColumn column, @Nullable Json value) {
    return value != null && (column.equals(OwnColumn.NOTES) || column.equals(OwnColumn.TASKS))
        ? JsonWriter.compact(value)
        : cell(value);
  }

  private static @Nullable String cell(@Nullable Json value) {
    return switch (value) {
      case null -> null;
      case JsonString(String text) -> text;
      case JsonNumber(var number) -> number.toString();
      case JsonBoolean(boolean on) -> Boolean.toString(on);
      case JsonArray(List<Json> items) ->
          ListCell.of(
              items.stream().map(item -> Objects.requireNonNullElse(cell(item), "")).toList());
      case JsonObject object -> JsonWriter.compact(object);
      case Json other -> JsonWriter.compact(other);
    };
  }
}

package dev.cardfile.store.sql.table;

import dev.cardfile.contact.Alias;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.imports.KeptRow;
import dev.cardfile.store.sql.row.Codec;
import dev.cardfile.store.sql.row.Column;
import dev.cardfile.store.sql.row.RowReader;
import dev.cardfile.store.sql.row.Table;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of kept rows, which an import has not written, or not completely. */
public final class ImportRowTable {

  /** A kept row and its import. */
  public record Kept(String importId, KeptRow row) {}

  /** Stands between the id and the source of an alias. */
  public static final String AFTER_ID = "\t";

  private static final Table.Columns<Kept> OF = new Table.Columns<>("import_row");

  private static final Column<Kept, String> IMPORT_ID =
      OF.key("import_id", Codec.TEXT, Kept::importId);
  private static final Column<Kept, Long> NUMBER =
      OF.key("number", Codec.NUMBER, kept -> kept.row().number());
  private static final Column<Kept, Long> LINE =
      OF.column("line", Codec.NUMBER, kept -> kept.row().line());
  private static final Column<Kept, String> OUTCOME =
      OF.column("outcome", Codec.TEXT, kept -> kept.row().outcome());
  private static final Column<Kept, String> CONTACT_ID =
      OF.column("contact_id", Codec.TEXT, kept -> kept.row().contact());
  private static final Column<Kept, String> CODE =
      OF.column("code", Codec.TEXT, kept -> kept.row().code());
  private static final Column<Kept, String> MESSAGE =
      OF.column("message", Codec.TEXT, kept -> kept.row().message());
  private static final Column<Kept, String> CONTENT =
      OF.column("content", Codec.TEXT, kept -> kept.row().content());
  private static final Column<Kept, Set<MatchKey>> EMAILS =
      OF.column("email", keys(MatchingField.EMAIL), kept -> kept.row().person().keys());
  private static final Column<Kept, Set<MatchKey>> PHONES =
      OF.column("phone", keys(MatchingField.PHONE), kept -> kept.row().person().keys());
  private static final Column<Kept, Alias> ALIAS =
      OF.column(
          "alias",
          Codec.ofText(ImportRowTable::written, ImportRowTable::alias),
          kept -> kept.row().person().alias());

  public static final Table<Kept> TABLE = OF.table((location, row) -> read(row));

  private ImportRowTable() {}

  /** A codec of those keys that are of one field: their values, with blanks between them. */
  private static Codec<Set<MatchKey>> keys(MatchingField field) {
    return Codec.ofJson(
        keys -> {
          String values =
              keys.stream()
                  .filter(key -> key.field() == field)
                  .map(MatchKey::value)
                  .sorted()
                  .collect(Collectors.joining(" "));
          return values.isEmpty() ? null : values;
        },
        values ->
            values == null
                ? Set.of()
                : Stream.of(values.split(" "))
                    .map(value -> new MatchKey(field, value))
                    .collect(Collectors.toSet()));
  }

  /** Returns an alias as the table has it: its id, a tab and its source. */
  public static String written(Alias alias) {
    return alias.id() + AFTER_ID + alias.source();
  }

  /** Reads an alias; its source is empty in a row that was kept when only ids were. */
  private static Alias alias(String written) {
    int end = written.indexOf(AFTER_ID);
    return end < 0
        ? new Alias("", written)
        : new Alias(written.substring(end + AFTER_ID.length()), written.substring(0, end));
  }

  private static Kept read(RowReader row) throws SQLException {
    return new Kept(
        row.get(IMPORT_ID),
        new KeptRow(
            row.get(NUMBER),
            row.get(LINE),
            row.get(OUTCOME),
            row.orNull(CONTACT_ID),
            row.get(CODE),
            row.get(MESSAGE),
            row.get(CONTENT),
            new KeptRow.Person(
                Stream.concat(row.get(EMAILS).stream(), row.get(PHONES).stream())
                    .collect(Collectors.toSet()),
                row.orNull(ALIAS))));
  }
}

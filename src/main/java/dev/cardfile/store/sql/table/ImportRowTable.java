package dev.cardfile.store.sql.table;

import dev.cardfile.imports.KeptRow;
import dev.cardfile.store.sql.row.Codec;
import dev.cardfile.store.sql.row.Column;
import dev.cardfile.store.sql.row.RowReader;
import dev.cardfile.store.sql.row.Table;
import java.sql.SQLException;

/** The table of kept rows, which an import has not written, or not completely. */
public final class ImportRowTable {

  /** A kept row and its import. */
  public record Kept(String importId, KeptRow row) {}

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
  private static final Column<Kept, String> EMAIL =
      OF.column("email", Codec.TEXT, kept -> kept.row().person().email());
  private static final Column<Kept, String> PHONE =
      OF.column("phone", Codec.TEXT, kept -> kept.row().person().phone());
  private static final Column<Kept, String> ALIAS =
      OF.column("alias", Codec.TEXT, kept -> kept.row().person().alias());

  public static final Table<Kept> TABLE = OF.table((location, row) -> read(row));

  private ImportRowTable() {}

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
            new KeptRow.Person(row.orNull(EMAIL), row.orNull(PHONE), row.orNull(ALIAS))));
  }
}

package dev.cardfile.store.sql.table;

import dev.cardfile.contact.Alias;
import dev.cardfile.contact.ContactId;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.sql.row.Codec;
import dev.cardfile.store.sql.row.Column;
import dev.cardfile.store.sql.row.RowReader;
import dev.cardfile.store.sql.row.Table;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The table of aliases, the ids that contacts had where they were taken over from. */
public final class ContactAliasTable {

  /**
   * An alias and the contact to which it belongs.
   *
   * @param importId the import that gave the alias to a contact which existed before; null for none
   */
  public record Named(Alias alias, ContactId contact, @Nullable String importId) {

    /** Names a row that is only to be found. */
    public Named(Alias alias, ContactId contact) {
      this(alias, contact, null);
    }
  }

  private static final Table.Columns<Named> OF = new Table.Columns<>("contact_alias");

  /** The first column of the key, because an id is also looked up without its source. */
  private static final Column<Named, String> ALIAS =
      OF.key("alias", Codec.TEXT, named -> named.alias().id());

  private static final Column<Named, String> SOURCE =
      OF.key("source", Codec.TEXT, named -> named.alias().source());
  private static final Column<Named, String> CONTACT_ID =
      OF.column("contact_id", Codec.TEXT, named -> named.contact().value());

  private static final Column<Named, String> IMPORT_ID =
      OF.column("import_id", Codec.TEXT, Named::importId);

  public static final Table<Named> TABLE =
      OF.table((location, row) ->
          new Named(
              new Alias(row.get(SOURCE), row.get(ALIAS)),
              new ContactId(row.get(CONTACT_ID)),
              row.orNull(IMPORT_ID)));

  /** Reads the columns of the table, which come next in the row. */
  public static Named read(LocationId location, RowReader row) throws SQLException {
    return TABLE.read(location, row);
  }

  private ContactAliasTable() {}
}

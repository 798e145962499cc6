package dev.cardfile.store.sql.table;

import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.store.sql.row.Codec;
import dev.cardfile.store.sql.row.Column;
import dev.cardfile.store.sql.row.EnumCodec;
import dev.cardfile.store.sql.row.Table;

/** The table of the keys that contacts hold, by which contacts are found. */
public final class ContactKeyTable {

  /** A key and one of its holders. */
  public record Holding(MatchKey key, ContactId holder) {}

  private static final Table.Columns<Holding> OF = new Table.Columns<>("contact_key");

  private static final Column<Holding, MatchingField> FIELD =
      OF.key("field", Codec.of(EnumCodec.MATCHING_FIELD), holding -> holding.key().field());
  private static final Column<Holding, String> VALUE =
      OF.key("value", Codec.TEXT, holding -> holding.key().value());
  private static final Column<Holding, String> CONTACT_ID =
      OF.key("contact_id", Codec.TEXT, holding -> holding.holder().value());

  public static final Table<Holding> TABLE =
      OF.table((location, row) ->
          new Holding(
              new MatchKey(row.get(FIELD), row.get(VALUE)), new ContactId(row.get(CONTACT_ID))));

  private ContactKeyTable() {}
}

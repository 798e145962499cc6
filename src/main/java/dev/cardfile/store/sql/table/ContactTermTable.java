package dev.cardfile.store.sql.table;

import dev.cardfile.contact.ContactId;
import dev.cardfile.search.Term;
import dev.cardfile.store.sql.row.Codec;
import dev.cardfile.store.sql.row.Column;
import dev.cardfile.store.sql.row.EnumCodec;
import dev.cardfile.store.sql.row.Table;
import dev.cardfile.store.sql.row.TableSql;

/** The table of the search index: the terms by which contacts can be found. */
public final class ContactTermTable {

  /** A term of a contact. */
  public record Entry(Term term, ContactId contact) {}

  private static final Table.Columns<Entry> OF = new Table.Columns<>("contact_term");

  private static final Column<Entry, Term.Kind> KIND =
      OF.key("kind", Codec.of(EnumCodec.TERM_KIND), entry -> entry.term().kind());
  private static final Column<Entry, String> TERM =
      OF.key("term", Codec.TEXT, entry -> entry.term().text());
  private static final Column<Entry, String> CONTACT_ID =
      OF.key("contact_id", Codec.TEXT, entry -> entry.contact().value());

  /** Inserting an existing term has no effect: that must not make a write fail. */
  public static final Table<Entry> TABLE =
      OF.table(
          TableSql.OnConflict.KEEP,
          (location, row) ->
              new Entry(
                  new Term(row.get(KIND), row.get(TERM)), new ContactId(row.get(CONTACT_ID))));

  private ContactTermTable() {}
}

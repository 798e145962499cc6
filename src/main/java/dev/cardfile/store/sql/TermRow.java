package dev.cardfile.store.sql;

import dev.cardfile.contact.ContactId;
import dev.cardfile.search.Term;
import java.sql.SQLException;

/** A term of a contact as a row of the index. */
final class TermRow {

  private TermRow() {}

  static void write(Row row, String location, Term term, ContactId id) throws SQLException {
    row.text(location)
        .text(EnumCodec.TERM_KIND.write(term.kind()))
        .text(term.text())
        .text(id.value());
  }
}

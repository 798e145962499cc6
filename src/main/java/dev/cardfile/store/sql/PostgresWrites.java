package dev.cardfile.store.sql;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.MatchKey;
import dev.cardfile.location.Location;
import dev.cardfile.search.Term;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** The writes of a batch: one statement for all rows that are alike, and one for each deletion. */
final class PostgresWrites {

  private final Session session;
  private final ColumnBatch inserted = new ColumnBatch();
  private final ColumnBatch replaced = new ColumnBatch();
  private final ColumnBatch keys = new ColumnBatch();
  private final ColumnBatch tags = new ColumnBatch();
  private final ColumnBatch terms = new ColumnBatch();
  private final List<Singles> deletedContacts =
      ContactWrites.DELETES.stream().map(Singles::new).toList();
  private final Singles deletedKeys = new Singles(Statements.DELETE_KEY);
  private final Singles deletedTerms = new Singles(Statements.DELETE_TERM);
  private final Singles counts = new Singles(Statements.COUNT_INDEXED);

  PostgresWrites(Session session) {
    this.session = session;
  }

  void add(Overlay overlay, Overlay.Change change) throws SQLException {
    String location = overlay.location().id().value();
    Contact after = change.after();
    if (after != null) {
      ColumnBatch rows = change.before() == null ? inserted : replaced;
      ContactRow.write(rows.row().text(location).text(change.id().value()), after);
    } else if (change.before() != null) {
      for (Singles deleted : deletedContacts) {
        deleted.row().text(location).text(change.id().value());
        deleted.end();
      }
    }
    for (MatchKey key : change.keysLost()) {
      write(deletedKeys.row(), location, key, change.id());
      deletedKeys.end();
    }
    for (MatchKey key : change.keysWon()) {
      write(keys.row(), location, key, change.id());
    }
    if (overlay.indexes(change.id())) {
      index(location, change);
    }
  }

  /** Writes only what the index does not have, or should not. */
  private void index(String location, Overlay.Change change) throws SQLException {
    TermChanges changes = TermChanges.of(change);
    for (Term term : changes.lost()) {
      TermRow.write(deletedTerms.row(), location, term, change.id());
      deletedTerms.end();
    }
    for (Term term : changes.won()) {
      TermRow.write(terms.row(), location, term, change.id());
    }
    if (change.countsMore() != 0) {
      counts.row().number(change.countsMore()).text(location);
      counts.end();
    }
  }

  void addTags(Location location, Collection<String> names) throws SQLException {
    for (String name : names) {
      TagRows.write(tags.row(), location, name);
    }
  }

  void send() throws SQLException {
    deletedKeys.send();
    deletedTerms.send();
    counts.send();
    for (Singles deleted : deletedContacts) {
      deleted.send();
    }
    send(inserted, PostgresStatements.INSERT_CONTACTS);
    send(replaced, PostgresStatements.REPLACE_CONTACTS);
    send(keys, PostgresStatements.INSERT_KEYS);
    send(tags, PostgresStatements.INSERT_TAGS);
    send(terms, PostgresStatements.INSERT_TERMS);
  }

  private void send(ColumnBatch rows, String sql) throws SQLException {
    if (!rows.isEmpty()) {
      rows.statement(session, sql).executeUpdate();
    }
  }

  private static void write(Row row, String location, MatchKey key, ContactId id)
      throws SQLException {
    row.text(location)
        .text(EnumCodec.MATCHING_FIELD.write(key.field()))
        .text(key.value())
        .text(id.value());
  }

  /** Rows with a statement for each, which travel together. */
  private final class Singles {

    private final String sql;
    private boolean any;

    Singles(String sql) {
      this.sql = sql;
    }

    Row row() throws SQLException {
      return Parameters.of(session.statement(sql));
    }

    void end() throws SQLException {
      session.statement(sql).addBatch();
      any = true;
    }

    void send() throws SQLException {
      if (any) {
        PreparedStatement statement = session.statement(sql);
        var _ = statement.executeBatch();
      }
    }
  }
}

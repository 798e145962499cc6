package dev.cardfile.store.sql.follow;

import dev.cardfile.contact.Alias;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.imports.Import;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.sql.group.EffectContext;
import dev.cardfile.store.sql.row.RowWrites;
import dev.cardfile.store.sql.statement.ImportStatements;
import dev.cardfile.store.sql.table.ImportChunkTable;
import dev.cardfile.store.sql.table.ImportRowTable;
import dev.cardfile.store.sql.table.ImportTable;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes imports, their files and their kept rows. */
final class ImportRows implements Follower {

  private static final Import.Problem ERASED =
      new Import.Problem(
          "erased",
          "The file was deleted, because it may contain data of a person who was erased.");

  @Override
  public Set<Lookup<?>> lookups(Effect effect) {
    return effect instanceof Effect.EraseContact(ContactId id, var _)
        ? Set.of(new Lookup.AllImports(), new Lookup.KeysOf(id), new Lookup.AliasesOf(id))
        : Set.of();
  }

  @Override
  public void happened(Effect effect, EffectContext at, RowWrites rows) {
    LocationId location = at.state().id();
    switch (effect) {
      case Effect.ChangeImport(Import before, Import after) ->
          change(before, after, location, rows);
      case Effect.KeepChunk(String id, long number, String content) ->
          rows.insert(
              ImportChunkTable.TABLE, location, new ImportChunkTable.Chunk(id, number, content));
      case Effect.KeepRow(String id, var row) ->
          rows.insert(ImportRowTable.TABLE, location, new ImportRowTable.Kept(id, row));
      case Effect.EraseContact(ContactId id, Instant now) -> erase(id, now, at, rows);
      default -> {}
    }
  }

  private static void change(
      @Nullable Import before, @Nullable Import after, LocationId location, RowWrites rows) {
    rows.change(ImportTable.TABLE, location, before, after);
    if (before != null && !before.state().isOver() && (after == null || after.state().isOver())) {
      rows.deleteOwned(ImportChunkTable.TABLE, location, before.id());
    }
    if (before != null && after == null) {
      rows.deleteOwned(ImportRowTable.TABLE, location, before.id());
    }
  }

  /**
   * Ends all unfinished imports, whose files may mention the person and would create the contact
   * again, and deletes the kept rows that identify the person.
   */
  private static void erase(ContactId id, Instant now, EffectContext at, RowWrites rows) {
    LocationId location = at.state().id();
    for (Import each : at.get(new Lookup.AllImports())) {
      if (!each.state().isOver()) {
        change(each, each.failed(ERASED, now), location, rows);
      }
    }
    delete(ImportStatements.ERASE_IMPORT_ROWS_OF_CONTACT, location, rows, id.value());
    for (MatchKey key : at.get(new Lookup.KeysOf(id))) {
      delete(statement(key), location, rows, " " + key.value() + " ");
    }
    for (Alias alias : at.get(new Lookup.AliasesOf(id))) {
      delete(alias, location, rows);
    }
    // A file that this location has exported has the contact's own id where it has no other.
    delete(new Alias(Alias.CARDFILE, id.value()), location, rows);
    String own = id.value() + ImportRowTable.AFTER_ID;
    delete(ImportStatements.ERASE_IMPORT_ROWS_OF_ID, location, rows, own, own);
  }

  private static String statement(MatchKey key) {
    return switch (key.field()) {
      case EMAIL -> ImportStatements.ERASE_IMPORT_ROWS_OF_EMAIL;
      case PHONE -> ImportStatements.ERASE_IMPORT_ROWS_OF_PHONE;
    };
  }

  private static void delete(Alias alias, LocationId location, RowWrites rows) {
    delete(
        ImportStatements.ERASE_IMPORT_ROWS_OF_ALIAS,
        location,
        rows,
        ImportRowTable.written(alias),
        alias.id());
  }

  private static void delete(
      String sql, LocationId location, RowWrites rows, String... parameters) {
    rows.run(
        sql,
        row -> {
          row.text(location.value());
          for (String parameter : parameters) {
            row.text(parameter);
          }
        });
  }
}

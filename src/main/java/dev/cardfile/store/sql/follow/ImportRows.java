package dev.cardfile.store.sql.follow;

import dev.cardfile.contact.Alias;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.imports.Import;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Departure;
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
import java.util.stream.Stream;
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
        ? Set.of(
            new Lookup.AllImports(),
            new Lookup.ById(id),
            new Lookup.Departed(id),
            new Lookup.AliasesOf(id))
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
    delete(ImportStatements.ERASE_IMPORT_ROWS_OF_CONTACT, id.value(), location, rows);
    contacts(id, at)
        .flatMap(contact -> contact.keys().stream())
        .distinct()
        .forEach(key -> delete(statement(key), key.value(), location, rows));
    for (Alias alias : at.get(new Lookup.AliasesOf(id))) {
      delete(ImportStatements.ERASE_IMPORT_ROWS_OF_ALIAS, alias.id(), location, rows);
    }
  }

  /** Returns the contact as it is, or as it was when it was deleted; empty if neither is known. */
  private static Stream<Contact> contacts(ContactId id, EffectContext at) {
    Stream<Contact> there = at.get(new Lookup.ById(id)).stream();
    return at.get(new Lookup.Departed(id)) instanceof Departure.Deleted deleted
        ? Stream.concat(there, Stream.of(deleted.contact()))
        : there;
  }

  private static String statement(MatchKey key) {
    return switch (key.field()) {
      case EMAIL -> ImportStatements.ERASE_IMPORT_ROWS_OF_EMAIL;
      case PHONE -> ImportStatements.ERASE_IMPORT_ROWS_OF_PHONE;
    };
  }

  private static void delete(String sql, String whom, LocationId location, RowWrites rows) {
    rows.run(sql, row -> row.text(location.value()).text(whom));
  }
}

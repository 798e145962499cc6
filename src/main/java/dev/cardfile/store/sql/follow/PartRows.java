package dev.cardfile.store.sql.follow;

import dev.cardfile.activity.Activity;
import dev.cardfile.activity.Note;
import dev.cardfile.activity.Task;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Effect;
import dev.cardfile.store.RetryKey;
import dev.cardfile.store.RetryOutcome;
import dev.cardfile.store.sql.group.EffectContext;
import dev.cardfile.store.sql.row.RowWrites;
import dev.cardfile.store.sql.table.BusinessTable;
import dev.cardfile.store.sql.table.CustomFieldTable;
import dev.cardfile.store.sql.table.LocationTable;
import dev.cardfile.store.sql.table.NamedValueTable;
import dev.cardfile.store.sql.table.NoteTable;
import dev.cardfile.store.sql.table.RetryTable;
import dev.cardfile.store.sql.table.TagTable;
import dev.cardfile.store.sql.table.TaskTable;
import java.time.Instant;
import java.util.List;

/**
 * Writes the rows of everything in a location except contacts and imports, and the location's
 * settings.
 */
final class PartRows implements Follower {

  @Override
  public void happened(Effect effect, EffectContext at, RowWrites rows) {
    LocationId location = at.location().id();
    switch (effect) {
      case Effect.ChangeActivity change -> follow(change, location, rows);
      case Effect.ChangeBusiness(var before, var after) ->
          rows.change(BusinessTable.TABLE, location, before, after);
      case Effect.ChangeTag(var before, var after) ->
          rows.change(
              TagTable.TABLE, location, TagTable.Entry.of(before), TagTable.Entry.of(after));
      case Effect.ChangeNamedValue(var before, var after) ->
          rows.change(NamedValueTable.TABLE, location, before, after);
      case Effect.ChangeField(var before, var after) ->
          rows.change(CustomFieldTable.TABLE, location, before, after);
      case Effect.ChangeSettings(var before, var after) ->
          rows.update(LocationTable.TABLE, location, after);
      case Effect.KeepOutcome(RetryOutcome outcome, boolean replaces) ->
          keep(outcome, replaces, location, rows);
      case Effect.DropOutcomes(List<RetryKey> keys) -> drop(keys, location, rows);
      case Effect.PutAlias alias -> {}
      case Effect.DropAlias alias -> {}
      case Effect.ChangeImport change -> {}
      case Effect.KeepChunk chunk -> {}
      case Effect.KeepRow row -> {}
      case Effect.ListTags tags -> {}
      case Effect.InsertContact contact -> {}
      case Effect.ReplaceContact contact -> {}
      case Effect.DeleteContact contact -> {}
      case Effect.RestoreContact contact -> {}
      case Effect.EraseContact contact -> {}
    }
  }

  private static void keep(
      RetryOutcome outcome, boolean replaces, LocationId location, RowWrites rows) {
    if (replaces) {
      rows.update(RetryTable.TABLE, location, outcome);
    } else {
      rows.insert(RetryTable.TABLE, location, outcome);
    }
  }

  private static void drop(List<RetryKey> keys, LocationId location, RowWrites rows) {
    for (RetryKey key : keys) {
      rows.delete(RetryTable.TABLE, location, RetryOutcome.erased(key, Instant.EPOCH));
    }
  }

  private static void follow(Effect.ChangeActivity change, LocationId location, RowWrites rows) {
    Activity before = change.before();
    Activity after = change.after();
    switch (after == null ? before : after) {
      case Note note -> rows.change(NoteTable.TABLE, location, (Note) before, (Note) after);
      case Task task -> rows.change(TaskTable.TABLE, location, (Task) before, (Task) after);
      case null -> {}
    }
  }
}

package dev.cardfile.write.imports;

import dev.cardfile.history.Entry;
import dev.cardfile.imports.Import;
import dev.cardfile.imports.Undo;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.ChangesSinceImport;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.View;
import dev.cardfile.write.work.WriteTerms;
import java.util.List;
import java.util.Optional;

/**
 * The turn of one process to work on an import.
 *
 * @param server names the process
 * @param terms the terms on which the rows are written
 */
public record ImportTurn(LocationId location, String id, String server, WriteTerms terms) {

  Lookup<Optional<Import>> lookup() {
    return new Lookup.ImportById(id);
  }

  /**
   * Returns the import if this process is undoing it and has not yet come to this change; otherwise
   * empty.
   */
  Optional<Import> undoing(View view, long change) {
    return undoing(view)
        .filter(now -> {
          Undo undo = now.undo();
          return undo != null && undo.undoneTo() < change;
        });
  }

  /** Returns the import if this process is undoing it; otherwise empty. */
  Optional<Import> undoing(View view) {
    return view.get(lookup())
        .filter(now -> Imports.isRunBy(now, server))
        .filter(now -> now.undo() != null);
  }

  /** Returns those changes of a contact, up to a number, that the import itself has made. */
  List<Entry> ownChanges(ChangesSinceImport since, long to) {
    return since.changes().stream().filter(each -> isOwn(each) && each.seq() <= to).toList();
  }

  /** Reports whether the import or its undoing has made a change. */
  boolean isOwn(Entry change) {
    return id.equals(change.by().importId());
  }

  /**
   * Returns the import if it is still this process's turn and this row is the next one; otherwise
   * empty.
   */
  Optional<Import> at(View view, long number) {
    return view.get(lookup()).filter(now -> Imports.isNext(now, server, number));
  }
}

package dev.cardfile.write.imports;

import dev.cardfile.imports.Import;
import dev.cardfile.imports.Undo;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.View;
import dev.cardfile.write.work.Terms;
import java.util.Optional;

/**
 * The turn of a process at an import.
 *
 * @param server which process
 * @param terms on which the rows are written
 */
public record ImportTurn(LocationId location, String id, String server, Terms terms) {

  Lookup<Optional<Import>> lookup() {
    return new Lookup.ImportById(id);
  }

  /** The import, if this process undoes it, and has not come to this change yet; else empty. */
  Optional<Import> undoing(View view, long change) {
    return view.get(lookup())
        .filter(now -> Imports.isRunBy(now, server))
        .filter(now -> {
          Undo undo = now.undo();
          return undo != null && undo.undoneTo() < change;
        });
  }

  /** The import, if it still is this process' turn, and this row is the next; else empty. */
  Optional<Import> at(View view, long number) {
    return view.get(lookup()).filter(now -> Imports.isNext(now, server, number));
  }
}

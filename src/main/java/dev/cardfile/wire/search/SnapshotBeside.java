package dev.cardfile.wire.search;

import dev.cardfile.activity.Note;
import dev.cardfile.activity.Task;
import dev.cardfile.contact.ContactId;
import dev.cardfile.search.Snapshot;
import dev.cardfile.transfer.format.ContactFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a file contains besides the contacts of a snapshot, read from the same snapshot. */
record SnapshotBeside(Snapshot snapshot) implements ContactFormat.Beside {

  @Override
  public Map<ContactId, String> idsAt(String source, List<ContactId> contacts) {
    return snapshot.idsAt(source, contacts);
  }

  @Override
  public Function<ContactId, List<Note>> notes(List<ContactId> contacts) {
    return snapshot.activities(Note.class, contacts);
  }

  @Override
  public Function<ContactId, List<Task>> tasks(List<ContactId> contacts) {
    return snapshot.activities(Task.class, contacts);
  }
}

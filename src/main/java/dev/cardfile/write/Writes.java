package dev.cardfile.write;

import dev.cardfile.activity.Note;
import dev.cardfile.activity.Task;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.store.Transactions;
import java.time.InstantSource;

/** All use cases that write what belongs to a location. */
public record Writes(
    Upserts upserts,
    ContactChanges contacts,
    ListChanges lists,
    BusinessLinks links,
    Activities<Note> notes,
    Activities<Task> tasks,
    Businesses businesses,
    TagLists tags,
    NamedValues namedValues,
    LocationSettings locations) {

  public static Writes over(Transactions transactions, InstantSource clock, IdSequence ids) {
    return new Writes(
        new Upserts(transactions, clock, ids),
        new ContactChanges(transactions, clock, ids),
        new ListChanges(transactions, clock),
        new BusinessLinks(transactions, clock),
        new Activities<>(Note.class, transactions),
        new Activities<>(Task.class, transactions),
        new Businesses(transactions),
        new TagLists(transactions),
        new NamedValues(transactions),
        new LocationSettings(transactions));
  }
}

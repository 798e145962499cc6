package dev.cardfile.write;

import dev.cardfile.activity.Note;
import dev.cardfile.activity.Task;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.store.Transactions;
import dev.cardfile.write.work.Work;
import dev.cardfile.write.work.WorkExecutor;
import java.time.InstantSource;

/**
 * All use cases that write what belongs to a location.
 *
 * @param executor runs the works that the use cases return
 */
public record Writes(
    WorkExecutor executor,
    Upserts upserts,
    ContactChanges contacts,
    ListChanges lists,
    Reversals reversals,
    BusinessLinks links,
    Activities<Note> notes,
    Activities<Task> tasks,
    Businesses businesses,
    TagLists tags,
    NamedValues namedValues,
    LocationSettings locations) {

  public static Writes over(Transactions transactions, InstantSource clock, IdSequence ids) {
    return new Writes(
        new WorkExecutor(transactions),
        new Upserts(clock, ids),
        new ContactChanges(clock, ids),
        new ListChanges(clock),
        new Reversals(clock),
        new BusinessLinks(clock),
        new Activities<>(Note.class),
        new Activities<>(Task.class),
        new Businesses(transactions),
        new TagLists(transactions),
        new NamedValues(transactions),
        new LocationSettings(transactions));
  }

  /** Runs a work, as {@link WorkExecutor#run} does. */
  public <R> R run(Work<R> work) {
    return executor.run(work);
  }
}

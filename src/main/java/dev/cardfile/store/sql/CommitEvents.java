package dev.cardfile.store.sql;

import dev.cardfile.store.StoreEvents;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Forwards a store's events, and runs further actions after each commit. */
final class CommitEvents implements StoreEvents {

  private final StoreEvents all;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  private CommitEvents(StoreEvents all) {
    this.all = all;
  }

  static CommitEvents of(StoreEvents all) {
    return all instanceof CommitEvents some ? some : new CommitEvents(all);
  }

  /** Adds an action to run after each batch that has become durable. */
  void whenCommitted(Runnable action) {
    listeners.add(action);
  }

  @Override
  public void batchCommitted(int works, Duration commit) {
    all.batchCommitted(works, commit);
    listeners.forEach(Runnable::run);
  }

  @Override
  public void batchFailed(int works) {
    all.batchFailed(works);
  }

  @Override
  public void changesRecorded(int changes) {
    all.changesRecorded(changes);
  }

  @Override
  public void changesPurged(int changes) {
    all.changesPurged(changes);
  }

  @Override
  public void queueFull() {
    all.queueFull();
  }
}

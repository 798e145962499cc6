package dev.cardfile.store.sql;

/** Of a database whose commits return when they are on disk. */
final class DurableAtCommit implements Durability {

  @Override
  public long begins() {
    return 0;
  }

  @Override
  public void ended(long number, Waiting waiting) {
    waiting.onDisk();
  }

  @Override
  public void awaitAll() {}
}

package dev.cardfile.bench;

/** Shows the progress of the benchmark to the person waiting for it. */
public interface Progress {

  Progress NONE = (what, share) -> {};

  /**
   * Shows what is being done.
   *
   * @param share how much of it is done, from 0 to 1
   */
  void show(String what, double share);
}

package dev.cardfile.bench;

/** Shows somebody who waits how far it is. */
public interface Progress {

  Progress NONE = (what, share) -> {};

  /**
   * What is going on.
   *
   * @param share how much of it is done, from 0 to 1
   */
  void show(String what, double share);
}

package dev.cardfile.imports;

/**
 * The progress of undoing an import.
 *
 * @param undoneTo the number of the location's last change that has been dealt with
 * @param deleted how many contacts were deleted, because the import had created or restored them
 * @param restored how many contacts were changed back
 * @param left how many contacts stay as they are, because they were changed since
 */
public record Undo(State state, long undoneTo, long deleted, long restored, long left) {

  /** The state of an undoing. */
  public enum State {
    WAITING,
    RUNNING,
    DONE,
    FAILED
  }

  /** What was done with a contact. */
  public enum End {
    DELETED,
    RESTORED,
    LEFT,
    /** Nothing: the contact was dealt with at the import's first change of it. */
    NOTHING
  }

  /** Returns an undoing that begins after a change. */
  public static Undo behind(long change) {
    return new Undo(State.WAITING, change, 0, 0, 0);
  }

  /** Reports whether a server has to work on the undoing. */
  public boolean isDue() {
    return state == State.WAITING || state == State.RUNNING;
  }

  public Undo in(State next) {
    return new Undo(next, undoneTo, deleted, restored, left);
  }

  /** Returns this progress with another change dealt with. */
  public Undo plus(long change, End end) {
    return new Undo(
        state,
        change,
        deleted + (end == End.DELETED ? 1 : 0),
        restored + (end == End.RESTORED ? 1 : 0),
        left + (end == End.LEFT ? 1 : 0));
  }
}

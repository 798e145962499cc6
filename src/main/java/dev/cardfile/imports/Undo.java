package dev.cardfile.imports;

/**
 * How far the undoing of an import is.
 *
 * @param undoneTo the number of the change of the location up to which it is
 * @param deleted contacts that the import had created
 * @param restored contacts that are again what they were
 * @param left contacts that were changed since, and so stay as they are
 */
public record Undo(State state, long undoneTo, long deleted, long restored, long left) {

  /** How it is with the undoing. */
  public enum State {
    WAITING,
    RUNNING,
    DONE,
    FAILED
  }

  /** What was done about a contact. */
  public enum End {
    DELETED,
    RESTORED,
    LEFT,
    /** Nothing: with an earlier change of the same contact it was done already. */
    NOTHING
  }

  /** One that begins behind a change. */
  public static Undo behind(long change) {
    return new Undo(State.WAITING, change, 0, 0, 0);
  }

  /** Whether a server is to work at it. */
  public boolean isDue() {
    return state == State.WAITING || state == State.RUNNING;
  }

  public Undo in(State next) {
    return new Undo(next, undoneTo, deleted, restored, left);
  }

  /** With another change dealt with. */
  public Undo plus(long change, End end) {
    return new Undo(
        state,
        change,
        deleted + (end == End.DELETED ? 1 : 0),
        restored + (end == End.RESTORED ? 1 : 0),
        left + (end == End.LEFT ? 1 : 0));
  }
}

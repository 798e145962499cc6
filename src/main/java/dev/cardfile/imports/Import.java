package dev.cardfile.imports;

import dev.cardfile.contact.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file of contacts that is read in the background.
 *
 * @param fileName as its sender calls it; null where nobody has said
 * @param options what its sender has said about it, as JSON
 * @param mapping what its columns were taken for, as JSON; null as long as nobody has looked
 * @param by on whose behalf
 * @param problem why it failed; null unless it did
 * @param spool the file, as it is kept until the import is over
 * @param counts of the rows that are done: the next one is the one behind these
 * @param server the process that works at it; null for none
 * @param changes which changes of the location can be its own
 * @param undo null as long as nobody wants it undone
 */
public record Import(
    String id,
    ImportState state,
    @Nullable String fileName,
    String options,
    @Nullable String mapping,
    Actor by,
    @Nullable Problem problem,
    Spool spool,
    Counts counts,
    @Nullable String server,
    Times times,
    Changes changes,
    @Nullable Undo undo) {

  /** Why an import failed: a stable code, and words for people. */
  public record Problem(String code, String message) {}

  /**
   * The file, packed, in pieces.
   *
   * @param bytes as it was sent, unpacked
   */
  public record Spool(long bytes, long chunks) {
    public static final Spool EMPTY = new Spool(0, 0);
  }

  /**
   * Milliseconds precision.
   *
   * @param started null before anybody worked at it
   * @param touched when it was last written
   * @param ended null before it is over
   */
  public record Times(
      Instant created, @Nullable Instant started, Instant touched, @Nullable Instant ended) {}

  /**
   * Numbers of changes of the location.
   *
   * @param from behind this one; null before anybody worked at it
   * @param to up to this one; null before that was known
   */
  public record Changes(@Nullable Long from, @Nullable Long to) {
    public static final Changes UNKNOWN = new Changes(null, null);

    /** The number behind which they are. */
    public long behind() {
      return from == null ? 0 : from;
    }
  }

  /** A new one, whose file is to come. */
  public static Import receiving(
      String id, @Nullable String fileName, String options, Actor by, Instant now) {
    return new Import(
        id,
        ImportState.RECEIVING,
        fileName,
        options,
        null,
        by,
        null,
        Spool.EMPTY,
        Counts.NONE,
        null,
        new Times(now, null, now, null),
        Changes.UNKNOWN,
        null);
  }

  /** With one more piece of its file. */
  public Import received(long more, Instant now) {
    return new Import(
        id,
        state,
        fileName,
        options,
        mapping,
        by,
        problem,
        new Spool(spool.bytes + more, spool.chunks + 1),
        counts,
        server,
        touched(now),
        changes,
        undo);
  }

  /** With another row done. */
  public Import plus(RowEnd end, Instant now) {
    return with(state, counts.plus(end), server, problem, touched(now));
  }

  /** In another state, at which nobody works. */
  public Import in(ImportState next, Instant now) {
    return with(
        next,
        counts,
        null,
        problem,
        new Times(times.created, times.started, now, next.isOver() ? now : null));
  }

  public Import failed(Problem why, Instant now) {
    Undo undoing = undo;
    return undoing != null && undoing.isDue()
        ? undoing(undoing.in(Undo.State.FAILED), null, now)
        : with(
            ImportState.FAILED,
            counts,
            null,
            why,
            new Times(times.created, times.started, now, now));
  }

  /**
   * Taken on by a process.
   *
   * @param last the number of the last change of the location, before any of its own
   */
  public Import runBy(String process, long last, Instant now) {
    Undo undoing = undo;
    if (undoing != null) {
      return undoing(undoing.in(Undo.State.RUNNING), process, now);
    }
    Instant started = times.started;
    Import mine =
        with(
            ImportState.RUNNING,
            counts,
            process,
            problem,
            new Times(times.created, started == null ? now : started, now, null));
    return changes.from == null ? mine.within(new Changes(last, null)) : mine;
  }

  /** Left by the process that worked at it. */
  public Import released(Instant now) {
    Undo undoing = undo;
    return undoing == null
        ? in(ImportState.WAITING, now)
        : undoing(undoing.in(Undo.State.WAITING), null, now);
  }

  /** With its changes in these bounds. */
  public Import within(Changes bounds) {
    return new Import(
        id, state, fileName, options, mapping, by, problem, spool, counts, server, times, bounds,
        undo);
  }

  /** Undone so far, by a process or by nobody. */
  public Import undoing(Undo how, @Nullable String process, Instant now) {
    return new Import(
        id,
        state,
        fileName,
        options,
        mapping,
        by,
        problem,
        spool,
        counts,
        process,
        touched(now),
        changes,
        how);
  }

  /** The process that works at it is still there. */
  public Import touch(Instant now) {
    return with(state, counts, server, problem, touched(now));
  }

  /** With what its columns were taken for. */
  public Import mapped(String how, Instant now) {
    return new Import(
        id,
        state,
        fileName,
        options,
        how,
        by,
        problem,
        spool,
        counts,
        server,
        touched(now),
        changes,
        undo);
  }

  /** Whether nothing more comes of it by itself, nor of its undoing. */
  public boolean isSettled() {
    return state.isOver() && (undo == null || !undo.isDue());
  }

  /** Whether a server is to work at it. */
  public boolean isDue() {
    return state.isDue() || (undo != null && undo.isDue());
  }

  /** Whether a process works at it. */
  public boolean isRunning() {
    return state == ImportState.RUNNING || (undo != null && undo.state() == Undo.State.RUNNING);
  }

  private Times touched(Instant now) {
    return new Times(times.created, times.started, now, times.ended);
  }

  private Import with(
      ImportState next, Counts done, @Nullable String process, @Nullable Problem why, Times when) {
    return new Import(
        id, next, fileName, options, mapping, by, why, spool, done, process, when, changes, undo);
  }
}

package dev.cardfile.imports;

import dev.cardfile.contact.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file of contacts that is read in the background.
 *
 * @param fileName as its sender calls it; null if that is not known
 * @param options what its sender has said about it, as JSON
 * @param mapping what a first reading has found out about it, such as what its columns mean, as
 *     JSON; null before that
 * @param by on whose behalf it is imported
 * @param problem why it failed; null unless it did
 * @param spool the stored file, which is kept until the import is over
 * @param counts the rows that are done; the next row is the one after these
 * @param server the process that works on it; null for none
 * @param changes which changes of the location can be its own
 * @param undo the progress of its undoing; null unless it was asked for
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
   * A file stored in compressed pieces.
   *
   * @param bytes the length of the file, uncompressed
   * @param chunks the number of pieces
   */
  public record Spool(long bytes, long chunks) {
    public static final Spool EMPTY = new Spool(0, 0);
  }

  /**
   * The times of an import, in milliseconds precision.
   *
   * @param started null until a process works on it
   * @param touched when it was last written
   * @param ended null until it is over
   */
  public record Times(
      Instant created, @Nullable Instant started, Instant touched, @Nullable Instant ended) {}

  /**
   * A range of numbers of changes of the location.
   *
   * @param from exclusive; null until a process works on the import
   * @param to inclusive; null until it is known
   */
  public record Changes(@Nullable Long from, @Nullable Long to) {
    public static final Changes UNKNOWN = new Changes(null, null);

    /** Returns the number after which the range begins; 0 if it is not known. */
    public long behind() {
      return from == null ? 0 : from;
    }
  }

  /** Creates an import whose file is still to come. */
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

  /** Returns this import with another piece of its file. */
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

  /** Returns this import with another row done. */
  public Import plus(RowEnd end, Instant now) {
    return with(state, counts.plus(end), server, problem, touched(now));
  }

  /** Returns this import in another state, in which no process works on it. */
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
   * Returns this import, or its undoing, with the process that works on it from now on.
   *
   * @param last the number of the location's last change so far
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

  /** Returns this import, or its undoing, waiting for any process. */
  public Import released(Instant now) {
    Undo undoing = undo;
    return undoing == null
        ? in(ImportState.WAITING, now)
        : undoing(undoing.in(Undo.State.WAITING), null, now);
  }

  /** Returns this import with another range of changes. */
  public Import within(Changes bounds) {
    return new Import(
        id, state, fileName, options, mapping, by, problem, spool, counts, server, times, bounds,
        undo);
  }

  /**
   * Returns this import with other progress of its undoing.
   *
   * @param process the process that works on it; null for none
   */
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

  /**
   * Returns this import as written now, which shows that the process that works on it is still
   * there.
   */
  public Import touch(Instant now) {
    return with(state, counts, server, problem, touched(now));
  }

  /** Returns this import with what a first reading has found out. */
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

  /** Reports whether the import is over, and so is its undoing if there is one. */
  public boolean isSettled() {
    return state.isOver() && (undo == null || !undo.isDue());
  }

  /** Reports whether a server has to work on the import or its undoing. */
  public boolean isDue() {
    return state.isDue() || (undo != null && undo.isDue());
  }

  /** Reports whether a process works on the import or its undoing. */
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

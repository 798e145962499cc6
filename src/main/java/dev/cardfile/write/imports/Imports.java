package dev.cardfile.write.imports;

import dev.cardfile.contact.Actor;
import dev.cardfile.imports.Import;
import dev.cardfile.imports.ImportState;
import dev.cardfile.imports.KeptRow;
import dev.cardfile.imports.RowEnd;
import dev.cardfile.imports.Undo;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Decision;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.View;
import dev.cardfile.write.work.Work;
import dev.cardfile.write.work.WriteTerms;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The use cases of imports, except for their rows. */
public final class Imports {

  /**
   * The most imports of a location that run at once; further ones wait. More would only wait for
   * each other's transactions.
   */
  public static final int MOST_RUNNING = 2;

  /**
   * The most imports of a location that are not over, so that their files do not take unlimited
   * space.
   */
  public static final int MOST_UNFINISHED = 20;

  /** The most imports that a location keeps. */
  public static final int MOST_KEPT = 1000;

  /** How long an import is kept when it is over, with the rows that failed. */
  public static final Duration RETENTION = Duration.ofDays(30);

  /**
   * If a process has written nothing for this long, it is taken to be gone, and another one goes
   * on.
   */
  public static final Duration LEASE = Duration.ofSeconds(30);

  /** How long an import waits for the next piece of its file. */
  private static final Duration RECEIVING = Duration.ofHours(1);

  private final InstantSource clock;

  public Imports(InstantSource clock) {
    this.clock = clock;
  }

  /** The result of a change to an import. */
  public sealed interface Outcome {

    record Done(Import now) implements Outcome {}

    /** The state of the import does not allow the change. */
    record Unfit(Import now) implements Outcome {}

    record Missing() implements Outcome {}
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * Begins an import whose file is still to come. The answer is empty if the location has too many
   * imports.
   */
  public Work<Optional<Import>> begin(
      LocationId location, Actor by, String id, @Nullable String fileName, String options) {
    Actor importing = new Actor(by.kind(), by.token(), by.app(), by.trace(), id);
    Import begun = Import.receiving(id, fileName, options, importing, now());
    Lookup.AllImports all = new Lookup.AllImports();
    return new Work<>(
        location,
        WriteTerms.of(by),
        Set.of(all),
        view -> {
          List<Import> there = view.get(all);
          long unfinished = there.stream().filter(each -> !each.state().isOver()).count();
          return unfinished >= MOST_UNFINISHED || there.size() >= MOST_KEPT
              ? Decision.of(Optional.empty())
              : Decision.of(Optional.of(begun), new Effect.ChangeImport(null, begun));
        });
  }

  /**
   * Stores the next piece of a file.
   *
   * @param content the piece, compressed and encoded as text
   * @param bytes the length of the piece before that
   */
  public Work<Outcome> receive(
      LocationId location, Actor by, String id, long number, String content, long bytes) {
    return change(
        location,
        by,
        id,
        before -> before.state() == ImportState.RECEIVING && before.spool().chunks() == number,
        (before, now) -> before.received(bytes, now),
        new Effect.KeepChunk(id, number, content));
  }

  /** Deletes an import whose file has not come. */
  public Work<Outcome> drop(LocationId location, Actor by, String id) {
    return remove(location, by, id, before -> before.state() == ImportState.RECEIVING);
  }

  /** Records that the file is complete, so that the import can run. */
  public Work<Outcome> received(LocationId location, Actor by, String id) {
    return change(
        location,
        by,
        id,
        before -> before.state() == ImportState.RECEIVING,
        (before, now) -> before.in(ImportState.WAITING, now));
  }

  public Work<Outcome> pause(LocationId location, Actor by, String id) {
    return change(
        location,
        by,
        id,
        before -> before.state().isDue(),
        (before, now) -> before.in(ImportState.PAUSED, now));
  }

  public Work<Outcome> resume(LocationId location, Actor by, String id) {
    return change(
        location,
        by,
        id,
        before -> before.state() == ImportState.PAUSED,
        (before, now) -> before.in(ImportState.WAITING, now));
  }

  /** Ends an import for good. What it has written stays. */
  public Work<Outcome> cancel(LocationId location, Actor by, String id) {
    return change(
        location,
        by,
        id,
        before -> !before.state().isOver(),
        (before, now) -> before.in(ImportState.CANCELLED, now));
  }

  /** Deletes an import that is over. */
  public Work<Outcome> forget(LocationId location, Actor by, String id) {
    return remove(location, by, id, Import::isSettled);
  }

  private static Work<Outcome> remove(
      LocationId location, Actor by, String id, Predicate<Import> fits) {
    return find(
        location,
        by,
        id,
        Set.of(),
        (before, view) ->
            fits.test(before)
                ? Decision.of(new Outcome.Done(before), new Effect.ChangeImport(before, null))
                : Decision.of(new Outcome.Unfit(before)));
  }

  /** Deletes all imports of a location whose retention has ended. The answer is their number. */
  public Work<Integer> purge(LocationId location) {
    Instant now = now();
    Lookup.AllImports all = new Lookup.AllImports();
    return new Work<>(
        location,
        WriteTerms.of(Actor.SYSTEM),
        Set.of(all),
        view -> {
          List<Effect> effects =
              view.get(all).stream()
                  .filter(each -> isOld(each, now))
                  .<Effect>map(each -> new Effect.ChangeImport(each, null))
                  .toList();
          return new Decision<>(effects.size(), effects);
        });
  }

  /** Reports whether {@link #purge} deletes an import. */
  public static boolean isOld(Import of, Instant now) {
    Duration kept = of.state() == ImportState.RECEIVING ? RECEIVING : RETENTION;
    boolean ends = of.isSettled() || of.state() == ImportState.RECEIVING;
    return ends && of.times().touched().plus(kept).isBefore(now);
  }

  /**
   * Gives a process the turn at an import, unless another process has it or too many imports run.
   */
  public Work<Outcome> run(LocationId location, Import wanted, String server) {
    return run(location, wanted, server, 0);
  }

  /**
   * Gives a process the turn at an import, unless another process has it or too many imports run.
   *
   * @param last the number of the location's last change, read before this
   */
  public Work<Outcome> run(LocationId location, Import wanted, String server, long last) {
    Instant now = now();
    Lookup.AllImports all = new Lookup.AllImports();
    return find(
        location,
        wanted.by(),
        wanted.id(),
        Set.of(all),
        (before, view) ->
            isFree(before, view.get(all), server, now)
                ? changed(before, before.runBy(server, last, now))
                : Decision.of(new Outcome.Unfit(before)));
  }

  /**
   * Reports whether a process may take the turn at an import.
   *
   * @param all the imports of its location, or at least those that processes may be working on
   */
  public static boolean isFree(Import of, List<Import> all, String server, Instant now) {
    long others =
        all.stream().filter(each -> !each.id().equals(of.id()) && isRunning(each, now)).count();
    return of.isDue()
        && (!isRunning(of, now) || server.equals(of.server()))
        && others < MOST_RUNNING;
  }

  /** Reports whether a process is working on an import, as far as is known. */
  static boolean isRunning(Import of, Instant now) {
    return of.isRunning() && of.server() != null && of.times().touched().plus(LEASE).isAfter(now);
  }

  /** Records that the process that works on an import is still there. */
  public Work<Outcome> touch(LocationId location, Import wanted, String server) {
    return by(location, wanted, server, Import::touch);
  }

  /** Gives up the turn at an import, so that any process can go on, because this one ends. */
  public Work<Outcome> release(LocationId location, Import wanted, String server) {
    return by(location, wanted, server, (before, now) -> before.released(now));
  }

  /** Records that every row is done. */
  public Work<Outcome> done(LocationId location, Import wanted, String server) {
    return by(location, wanted, server, (before, now) -> before.in(ImportState.DONE, now));
  }

  /**
   * Records that every row is done.
   *
   * @param last the number of the location's last change, read after the last row
   */
  public Work<Outcome> done(LocationId location, Import wanted, String server, long last) {
    return by(
        location,
        wanted,
        server,
        (before, now) ->
            before
                .in(ImportState.DONE, now)
                .within(new Import.Changes(before.changes().from(), last)));
  }

  /**
   * Requests that an import that is over be undone in the background.
   *
   * @param last the number of a change of the location after which the import has made none
   */
  public Work<Outcome> undo(LocationId location, Actor by, String id, long last) {
    return change(
        location,
        by,
        id,
        before -> before.state().isOver() && before.undo() == null,
        (before, now) ->
            before
                .within(new Import.Changes(before.changes().behind(), last))
                .undoing(Undo.behind(before.changes().behind()), null, now));
  }

  /** Records that every change has been undone, or left as it is. */
  public Work<Outcome> undone(LocationId location, Import wanted, String server) {
    return by(
        location,
        wanted,
        server,
        (before, now) -> {
          Undo undo = before.undo();
          return undo == null ? before : before.undoing(undo.in(Undo.State.DONE), null, now);
        });
  }

  public Work<Outcome> failed(
      LocationId location, Import wanted, String server, Import.Problem why) {
    return by(location, wanted, server, (before, now) -> before.failed(why, now));
  }

  public Work<Outcome> mapped(LocationId location, Import wanted, String server, String how) {
    return by(location, wanted, server, (before, now) -> before.mapped(how, now));
  }

  /** Skips a row that cannot be run, and keeps it. */
  public Work<Outcome> passOver(LocationId location, Import wanted, String server, KeptRow row) {
    return change(
        location,
        wanted.by(),
        wanted.id(),
        before -> isNext(before, server, row.number()),
        (before, now) -> before.plus(RowEnd.FAILED, now),
        new Effect.KeepRow(wanted.id(), row));
  }

  /** Reports whether a process works on an import, and a row is the next one. */
  static boolean isNext(Import of, String server, long row) {
    return of.state() == ImportState.RUNNING
        && isRunBy(of, server)
        && of.counts().rows() == row - 1;
  }

  static boolean isRunBy(Import of, String server) {
    return of.isRunning() && server.equals(of.server());
  }

  /** Changes an import if a process still works on it. */
  private Work<Outcome> by(
      LocationId location, Import wanted, String server, BiFunction<Import, Instant, Import> next) {
    return change(location, wanted.by(), wanted.id(), before -> isRunBy(before, server), next);
  }

  /** Changes an import if its state allows that. */
  private Work<Outcome> change(
      LocationId location,
      Actor by,
      String id,
      Predicate<Import> fits,
      BiFunction<Import, Instant, Import> next,
      Effect... more) {
    Instant now = now();
    return find(
        location,
        by,
        id,
        Set.of(),
        (before, view) ->
            fits.test(before)
                ? changed(before, next.apply(before, now), more)
                : Decision.of(new Outcome.Unfit(before)));
  }

  private static Decision<Outcome> changed(Import before, Import after, Effect... more) {
    List<Effect> effects = new ArrayList<>(List.of(new Effect.ChangeImport(before, after)));
    effects.addAll(List.of(more));
    return new Decision<>(new Outcome.Done(after), effects);
  }

  private static Work<Outcome> find(
      LocationId location,
      Actor by,
      String id,
      Set<Lookup<?>> others,
      BiFunction<Import, View, Decision<Outcome>> decide) {
    Lookup.ImportById known = new Lookup.ImportById(id);
    Set<Lookup<?>> lookups = new HashSet<>(others);
    lookups.add(known);
    return new Work<>(
        location,
        WriteTerms.of(by),
        lookups,
        view ->
            view.get(known)
                .map(before -> decide.apply(before, view))
                .orElseGet(() -> Decision.of(new Outcome.Missing())));
  }
}

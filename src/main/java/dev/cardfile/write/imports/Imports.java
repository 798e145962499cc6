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
import dev.cardfile.write.work.Terms;
import dev.cardfile.write.work.Work;
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

/** The use cases of imports but for their rows. */
public final class Imports {

  /** Of one location; others wait. More would only wait for each other's transactions. */
  public static final int MOST_RUNNING = 2;

  /** Of one location that are not over, so that files take no room without end. */
  public static final int MOST_UNFINISHED = 20;

  /** Of one location that are remembered. */
  public static final int MOST_KEPT = 1000;

  /** So long is an import remembered that is over, with the rows that failed. */
  public static final Duration RETENTION = Duration.ofDays(30);

  /** A process that has written nothing for so long is gone, and another one goes on. */
  public static final Duration LEASE = Duration.ofSeconds(30);

  /** So long may a file take until its next piece comes. */
  private static final Duration RECEIVING = Duration.ofHours(1);

  private final InstantSource clock;

  public Imports(InstantSource clock) {
    this.clock = clock;
  }

  /** What came of a change of an import. */
  public sealed interface Outcome {

    record Done(Import now) implements Outcome {}

    /** It is in a state in which there is nothing to change. */
    record Unfit(Import now) implements Outcome {}

    record Missing() implements Outcome {}
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Begins an import, whose file is to come; empty when the location has too many. */
  public Work<Optional<Import>> begin(
      LocationId location, Actor by, String id, @Nullable String fileName, String options) {
    Actor importing = new Actor(by.kind(), by.token(), by.app(), by.trace(), id);
    Import begun = Import.receiving(id, fileName, options, importing, now());
    Lookup.AllImports all = new Lookup.AllImports();
    return new Work<>(
        location,
        Terms.of(by),
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
   * Keeps the next piece of a file.
   *
   * @param content packed
   * @param bytes how many it has unpacked
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

  /** Forgets an import whose file did not come. */
  public Work<Outcome> drop(LocationId location, Actor by, String id) {
    return remove(location, by, id, before -> before.state() == ImportState.RECEIVING);
  }

  /** The file is there. */
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

  /** Ends it for good; what it has written stays. */
  public Work<Outcome> cancel(LocationId location, Actor by, String id) {
    return change(
        location,
        by,
        id,
        before -> !before.state().isOver(),
        (before, now) -> before.in(ImportState.CANCELLED, now));
  }

  /** Forgets an import that is over. */
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

  /** Forgets all imports of a location that are kept no longer; says how many. */
  public Work<Integer> purge(LocationId location) {
    Instant now = now();
    Lookup.AllImports all = new Lookup.AllImports();
    return new Work<>(
        location,
        Terms.of(Actor.SYSTEM),
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

  /** Whether {@link #purge} takes it. */
  public static boolean isOld(Import of, Instant now) {
    Duration kept = of.state() == ImportState.RECEIVING ? RECEIVING : RETENTION;
    boolean ends = of.isSettled() || of.state() == ImportState.RECEIVING;
    return ends && of.times().touched().plus(kept).isBefore(now);
  }

  /** Takes an import on, unless another process works at it, or too many run. */
  public Work<Outcome> run(LocationId location, Import wanted, String server) {
    return run(location, wanted, server, 0);
  }

  /**
   * As above.
   *
   * @param last the number of the last change of the location, as it was before
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
   * Whether a process may take an import on.
   *
   * @param all those of its location, or as many of them as may be worked at
   */
  public static boolean isFree(Import of, List<Import> all, String server, Instant now) {
    long others =
        all.stream().filter(each -> !each.id().equals(of.id()) && isWorkedAt(each, now)).count();
    return of.isDue()
        && (!isWorkedAt(of, now) || server.equals(of.server()))
        && others < MOST_RUNNING;
  }

  /** Whether a process works at it, as far as is known. */
  static boolean isWorkedAt(Import of, Instant now) {
    return of.isRunning() && of.server() != null && of.times().touched().plus(LEASE).isAfter(now);
  }

  /** The process that works at it is still there. */
  public Work<Outcome> touch(LocationId location, Import wanted, String server) {
    return by(location, wanted, server, Import::touch);
  }

  /** Leaves it to any process, as this one ends. */
  public Work<Outcome> release(LocationId location, Import wanted, String server) {
    return by(location, wanted, server, (before, now) -> before.released(now));
  }

  /** Every row is done. */
  public Work<Outcome> done(LocationId location, Import wanted, String server) {
    return by(location, wanted, server, (before, now) -> before.in(ImportState.DONE, now));
  }

  /**
   * As above.
   *
   * @param last the number of the last change of the location, as it was after the last row
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
   * Has an import undone that is over, in the background.
   *
   * @param last the number of a change of the location behind which none is the import's
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

  /** Every change is undone, or left. */
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

  /** Passes over a row that cannot be run, and keeps it. */
  public Work<Outcome> passOver(LocationId location, Import wanted, String server, KeptRow row) {
    return change(
        location,
        wanted.by(),
        wanted.id(),
        before -> isNext(before, server, row.number()),
        (before, now) -> before.plus(RowEnd.FAILED, now),
        new Effect.KeepRow(wanted.id(), row));
  }

  /** Whether a process works at it, and this row is the next. */
  static boolean isNext(Import of, String server, long row) {
    return of.state() == ImportState.RUNNING
        && isRunBy(of, server)
        && of.counts().rows() == row - 1;
  }

  static boolean isRunBy(Import of, String server) {
    return of.isRunning() && server.equals(of.server());
  }

  /** Changes an import that a process works at, if it still does. */
  private Work<Outcome> by(
      LocationId location, Import wanted, String server, BiFunction<Import, Instant, Import> next) {
    return change(location, wanted.by(), wanted.id(), before -> isRunBy(before, server), next);
  }

  /** Changes an import, if it is such that it can be. */
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
        Terms.of(by),
        lookups,
        view ->
            view.get(known)
                .map(before -> decide.apply(before, view))
                .orElseGet(() -> Decision.of(new Outcome.Missing())));
  }
}

package dev.cardfile.write.imports;

import dev.cardfile.contact.Alias;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.history.Entry;
import dev.cardfile.imports.Import;
import dev.cardfile.imports.KeptRow;
import dev.cardfile.imports.Undo;
import dev.cardfile.location.Location;
import dev.cardfile.store.ChangesSinceImport;
import dev.cardfile.store.Decision;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.View;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.write.Attempt;
import dev.cardfile.write.Reversal;
import dev.cardfile.write.Reversals;
import dev.cardfile.write.rows.Row;
import dev.cardfile.write.work.Work;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The undoing of a change that an import has made, together with all others that it has made to the
 * same contact. The progress is written in the same transaction, so that nothing is undone twice.
 *
 * @param change a change of the import; only the first one of a contact undoes anything
 * @param behind the number of the last change before the import
 * @param to the number of the last change that can be the import's own; later ones belong to its
 *     undoing
 */
public record UndoRow(ImportTurn turn, InstantSource clock, Entry change, long behind, long to)
    implements Row<Boolean> {

  /** The outcome of a kept row that reports a contact which was left as it is. */
  public static final String LEFT = "left";

  private static final long LEAST_WEIGHT = 2000;
  private static final String CHANGED_SINCE = "changed_since";

  /** The content of a kept row that does not come from the file. */
  static final String NO_CELLS = "[]";

  @Override
  public long weight() {
    return LEAST_WEIGHT + weight(change.change().before()) + weight(change.change().after());
  }

  /** Returns roughly how many bytes the long values of a contact take. */
  private static long weight(@Nullable Contact contact) {
    return contact == null ? 0 : 2 * contact.customFields().length();
  }

  /** Returns a work whose answer is whether it was this process's turn. */
  @Override
  public Work<Attempt<Boolean>> by(Location seen) {
    ContactId id = change.change().id();
    Lookup<Optional<Contact>> contact = new Lookup.ById(id);
    Lookup<ChangesSinceImport> since = new Lookup.ChangesSince(id, behind, turn.id());
    Lookup<List<Alias>> all = new Lookup.AliasesOf(id);
    Lookup<List<Alias>> given = new Lookup.AliasesByImport(id, turn.id());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new Work<>(
        turn.location(),
        turn.terms(),
        Set.of(turn.lookup(), contact, since, all, given),
        view -> {
          Import before = turn.undoing(view, change.seq()).orElse(null);
          if (before == null) {
            return Decision.of(new Attempt.Done<>(false));
          }
          Contact current = view.get(contact).orElse(null);
          Undoing undoing = undoing(view, current, view.get(since), now);
          List<Effect> effects = new ArrayList<>();
          for (Alias alias :
              switch (undoing.aliases()) {
                case ALL -> view.get(all);
                case GIVEN -> view.get(given);
                case NONE -> List.<Alias>of();
              }) {
            effects.add(new Effect.DropAlias(alias, id));
          }
          effects.addAll(undoing.effects());
          Undo undo = Objects.requireNonNull(before.undo()).plus(change.seq(), undoing.end());
          effects.add(new Effect.ChangeImport(before, before.undoing(undo, turn.server(), now)));
          if (undoing.end() == Undo.End.LEFT) {
            effects.add(new Effect.KeepRow(turn.id(), left(before, id)));
          } else if (!undoing.warnings().isEmpty()) {
            effects.add(
                new Effect.KeepRow(
                    turn.id(), NotPutBack.row(number(before), id, undoing.warnings())));
          }
          return new Decision<>(new Attempt.Done<>(true), effects);
        });
  }

  /** Which of its aliases a contact loses. */
  private enum Aliases {
    NONE,
    /** Those that it got from the import. */
    GIVEN,
    ALL
  }

  /**
   * What is done with a contact.
   *
   * @param warnings of values that are not put back
   */
  private record Undoing(
      Undo.End end, Aliases aliases, List<Effect> effects, List<Warning> warnings) {

    static final Undoing NOTHING =
        new Undoing(Undo.End.NOTHING, Aliases.NONE, List.of(), List.of());
    static final Undoing LEFT = new Undoing(Undo.End.LEFT, Aliases.NONE, List.of(), List.of());

    static Undoing deleted(ContactId contact, Aliases aliases, Instant now) {
      Effect deletion = new Effect.DeleteContact(contact, now);
      return new Undoing(Undo.End.DELETED, aliases, List.of(deletion), List.of());
    }
  }

  private Undoing undoing(
      View view, @Nullable Contact current, ChangesSinceImport since, Instant now) {
    List<Entry> own = turn.ownChanges(since, to);
    if (own.isEmpty() || own.getLast().seq() != change.seq()) {
      return Undoing.NOTHING;
    }
    Entry first = own.getLast();
    boolean changedSince =
        since.changes().stream().anyMatch(each -> each.seq() > first.seq() && !turn.isOwn(each));
    if (changedSince || current == null) {
      return Undoing.LEFT;
    }
    return switch (first.kind()) {
      case CREATED -> Undoing.deleted(current.id(), Aliases.ALL, now);
      case RESTORED -> Undoing.deleted(current.id(), Aliases.GIVEN, now);
      case UPDATED, MERGED -> {
        Decision<Reversal> back =
            Reversals.changedBack(
                view,
                current,
                Objects.requireNonNull(first.change().before()),
                Objects.requireNonNull(own.getFirst().change().after()),
                since.others(),
                now);
        List<Warning> warnings =
            back.answer() instanceof Reversal.Done(var _, var given) ? given : List.of();
        yield new Undoing(Undo.End.RESTORED, Aliases.GIVEN, back.effects(), warnings);
      }
      case DELETED, ERASED -> Undoing.LEFT;
    };
  }

  /**
   * Returns the number of the row that reports on this undoing, behind those of the file's rows.
   */
  private long number(Import of) {
    return of.counts().rows() + change.seq();
  }

  /** Makes a row that reports a contact which is left as it is. */
  private KeptRow left(Import of, ContactId contact) {
    return new KeptRow(
        number(of),
        0,
        LEFT,
        contact.value(),
        CHANGED_SINCE,
        "The contact was changed after the import, and so it stays as it is.",
        NO_CELLS,
        KeptRow.Person.UNKNOWN);
  }
}

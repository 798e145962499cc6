package dev.cardfile.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.history.Entry.Kind;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.PersonalData;
import dev.cardfile.store.Writing;
import dev.cardfile.upsert.PreconditionFailed;
import dev.cardfile.write.Erasure;
import dev.cardfile.write.Reversal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The steps of a history that undo or restore, and those that erase. */
final class Reversing {

  private final Run run;

  Reversing(Run run) {
    this.run = run;
  }

  void undo(Step.Undo step) {
    LocationId location = step.location();
    Ledger ledger = run.ledger(location);
    long seq = ledger.size() - (long) step.back();
    Ledger.Line line = ledger.line(seq);
    run.client.ask(
        () ->
            run.writes.run(run.writes.reversals().undo(location, Writing.TERMS, seq, step.force())),
        reversal -> {
          boolean isLast = line != null && ledger.since(seq).isEmpty();
          Model.Reversed expected = run.model(location).undo(seq, step.force(), ledger);
          Contact now = check(location, line == null ? null : line.id(), reversal, expected);
          if (isLast && expected.warnings().isEmpty() && line.kind() != Kind.ERASED) {
            run.happened.add("last undone");
            assertThat(Ledger.recorded(now)).isEqualTo(Ledger.recorded(line.before()));
          }
          return expected;
        });
  }

  void restore(Step.Restore step, Step.Conditional.@Nullable Wish wish) {
    LocationId location = step.location();
    Ledger ledger = run.ledger(location);
    ContactId id = whom(location, step.whom(), step.gone());
    Wanted wanted = wish == null ? Wanted.NOTHING : Wanted.of(wish, known(location, id));
    run.client.ask(
        () ->
            run.writes.run(
                run.writes.reversals().restore(location, Writing.TERMS.where(wanted.sent()), id)),
        reversal -> {
          Contact known = known(location, id);
          PreconditionFailed failed = wanted.failure(known);
          if (failed != null && ledger.last(id).isPresent()) {
            run.happened.add("restoration failed");
            reversal.ifPresent(it -> assertThat(it).isEqualTo(new Reversal.Failed(failed)));
            return failed;
          }
          Model.Reversed expected = run.model(location).restore(id.value(), ledger);
          check(location, id, reversal, expected);
          return expected;
        });
  }

  /** Returns a contact as it is, or as it was when it was deleted. */
  private @Nullable Contact known(LocationId location, ContactId id) {
    Contact there = run.stored(location).get(id);
    return there != null
        ? there
        : run.ledger(location).last(id).map(Ledger.Line::before).orElse(null);
  }

  /** Checks a reversal. Returns the contact afterwards; null if it does not exist. */
  private @Nullable Contact check(
      LocationId location,
      @Nullable ContactId id,
      Optional<Reversal> reversal,
      Model.Reversed expected) {
    run.happened.add("going back: " + expected.what());
    reversal.ifPresent(it -> assertThat(word(it)).isEqualTo(expected.what()));
    Person person = expected.person();
    if (person != null) {
      expected.warnings().forEach(warning -> run.happened.add(warning.split(" ")[0] + " since"));
      Optional<Reversal.Done> done = reversal.map(Reversal.Done.class::cast);
      done.ifPresent(it -> assertThat(Run.words(it.warnings())).isEqualTo(expected.warnings()));
      return run.keep(location, done.map(Reversal.Done::contact), person).now();
    }
    if (expected.what().equals("gone")) {
      run.remove(location, id);
    }
    return id == null ? null : run.stored(location).get(id);
  }

  private static String word(Reversal reversal) {
    return switch (reversal) {
      case Reversal.Done done -> "done";
      case Reversal.Gone gone -> "gone";
      case Reversal.NoContact none -> "no contact";
      case Reversal.NoChange none -> "no change";
      case Reversal.NotDeleted there -> "not deleted";
      case Reversal.ChangedSince changed -> "changed since";
      case Reversal.Failed failed -> "failed";
      case Reversal.Erased erased -> "erased";
      case Reversal.Expired expired -> "expired";
    };
  }

  void erase(Step.Erase step) {
    erase(step.location(), whom(step.location(), step.whom(), step.gone()));
  }

  void erase(LocationId location, ContactId id) {
    Ledger ledger = run.ledger(location);
    run.client.ask(
        () -> run.writes.run(run.writes.reversals().erase(location, Writing.TERMS, id)),
        answer -> {
          Optional<Erasure> expected = erased(location, id, ledger);
          answer.ifPresent(erasure -> assertThat(erasure).isEqualTo(expected));
          return expected;
        });
  }

  private Optional<Erasure> erased(LocationId location, ContactId id, Ledger ledger) {
    List<Ledger.Line> changes = ledger.of(id);
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    Ledger.Line last = changes.getLast();
    if (last.kind() == Kind.ERASED) {
      run.happened.add("erased twice");
      return Optional.of(new Erasure(id, last.at(), PersonalData.NONE, 0));
    }
    Contact there = run.stored(location).remove(id);
    if (there != null) {
      run.model(location).delete(run.model(location).find(id.value()));
    }
    ledger.erase(id, run.now());
    int outcomes = run.outcomes(location).erase(id);
    run.happened.add(there == null ? "erased when gone" : "erased");
    long keys = there == null ? 0 : there.keys().size();
    PersonalData removed =
        new PersonalData(there == null ? 0 : 1, keys, 0, 0, 0, changes.size(), null);
    return Optional.of(new Erasure(id, run.now(), removed, outcomes));
  }

  private ContactId whom(LocationId location, int whom, boolean gone) {
    Set<ContactId> there = run.stored(location).keySet();
    List<ContactId> all =
        run.ledger(location).everybody().stream()
            .filter(id -> !gone || !there.contains(id))
            .toList();
    return whom == 0 || all.isEmpty()
        ? new ContactId(Run.NOBODY)
        : all.get((whom - 1) % all.size());
  }
}

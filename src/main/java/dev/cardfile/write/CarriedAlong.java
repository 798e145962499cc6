package dev.cardfile.write;

import dev.cardfile.activity.Activity;
import dev.cardfile.activity.CarriedActivity;
import dev.cardfile.activity.Note;
import dev.cardfile.activity.Task;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.View;
import dev.cardfile.upsert.Carrying;
import dev.cardfile.upsert.NotCarried;
import dev.cardfile.upsert.NotCarried.What;
import dev.cardfile.upsert.UpsertResult;
import dev.cardfile.upsert.request.Carried;
import dev.cardfile.upsert.request.UpsertRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An upsert with what its contact brings along from elsewhere.
 *
 * <p>A note or task with an id in Cardfile's format updates the contact's note or task with that
 * id, or is added under it. Any other is added unless the contact already has one with the same
 * content.
 *
 * @param result the upsert's result, with everything that is brought along except notes and tasks
 * @param activities the effects that write notes and tasks
 */
record CarriedAlong(UpsertResult result, List<Effect> activities) {

  private static final ContactId ANYBODY = new ContactId("");

  /** Returns the look-ups that are needed for what a contact brings along. */
  static Set<Lookup<?>> lookups(Carried carried) {
    if (carried.isNothing()) {
      return Set.of();
    }
    Set<Lookup<?>> lookups = new HashSet<>(Lookups.keys(carried.keys()));
    if (carried.business() != null) {
      lookups.add(new Lookup.BusinessById(carried.business()));
    }
    if (!carried.notes().isEmpty()) {
      lookups.add(new Lookup.ActivitiesOfAnybody(Note.class));
    }
    if (!carried.tasks().isEmpty()) {
      lookups.add(new Lookup.ActivitiesOfAnybody(Task.class));
    }
    return lookups;
  }

  /**
   * Decides what is added to an upsert.
   *
   * @param deletion the number of the change that deleted the contact, if the upsert restores it;
   *     otherwise null
   */
  static CarriedAlong of(
      View view, UpsertRequest request, UpsertResult result, @Nullable Long deletion, Instant now) {
    Carried carried = request.origin().carried();
    UpsertResult with =
        new Carrying(
                view.location().preference(),
                Lookups.oldestHolder(view),
                id -> view.get(new Lookup.BusinessById(id)).isPresent())
            .over(request, result);
    List<NotCarried> left = new ArrayList<>(with.left());
    List<Effect> effects = new ArrayList<>();
    Adding adding = new Adding(view, with, deletion, now, effects, left);
    adding.all(Note.class, What.NOTE, carried.notes(), Note::body);
    adding.all(Task.class, What.TASK, carried.tasks(), Task::title);
    return new CarriedAlong(with.with(with.contact(), left), effects);
  }

  private record Adding(
      View view,
      UpsertResult result,
      @Nullable Long deletion,
      Instant now,
      List<Effect> effects,
      List<NotCarried> left) {

    <A extends Activity> void all(
        Class<A> kind, What what, List<CarriedActivity<A>> carried, Function<A, String> text) {
      if (carried.isEmpty()) {
        return;
      }
      There<A> there = new There<>(there(kind), text);
      for (CarriedActivity<A> each : carried) {
        A before = there.find(each);
        A after = before == null ? added(kind, each, there) : each.content().over(before);
        if (after.equals(before)) {
          continue;
        }
        if (there.hasRoomFor(before, after)) {
          there.replace(before, after);
          effects.add(new Effect.ChangeActivity(before, after));
        } else {
          left.add(NotCarried.tooMany(what, text.apply(after)));
        }
      }
    }

    /**
     * Returns the contact's activities of a kind; if the contact is restored, those that it gets
     * back.
     */
    private <A extends Activity> List<A> there(Class<A> kind) {
      ContactId contact = result.contact().id();
      if (result.created()) {
        return List.of();
      }
      return deletion == null
          ? view.get(new Lookup.ActivitiesOf<>(kind, contact))
          : view.get(new Lookup.DeletedActivitiesOf<>(kind, contact, deletion));
    }

    private <A extends Activity> A added(
        Class<A> kind, CarriedActivity<A> carried, There<A> there) {
      String id = carried.id();
      return carried.of(
          result.contact().id(), id == null ? newId(kind, carried.addedBy(now), there) : id, now);
    }

    /**
     * Derives an id that sorts by the date, like other ids. The rest of it is derived from the
     * contact, because a work must be pure.
     */
    private String newId(Class<?> kind, Instant date, There<?> there) {
      String origin = result.contact().id().value() + kind.getSimpleName();
      int number = there.size();
      String id;
      do {
        id = IdSequence.derived(date, origin + number++);
      } while (there.has(id));
      return id;
    }
  }

  /** The activities of a kind that a contact has, with those that are added. */
  private static final class There<A extends Activity> {

    private final Function<A, String> text;
    private final Map<String, A> byId = new HashMap<>();
    private final Map<String, Set<A>> byText = new HashMap<>();
    private long length;

    /**
     * @param text returns the text by which an activity is looked up when it has no id
     */
    There(List<A> there, Function<A, String> text) {
      this.text = text;
      there.forEach(each -> replace(null, each));
    }

    int size() {
      return byId.size();
    }

    boolean has(String id) {
      return byId.containsKey(id);
    }

    @Nullable A find(CarriedActivity<A> carried) {
      if (carried.id() != null) {
        return byId.get(carried.id());
      }
      String said = text.apply(carried.of(ANYBODY, "", Instant.EPOCH));
      return byText.getOrDefault(said, Set.of()).stream()
          .filter(carried::isSaidBy)
          .findFirst()
          .orElse(null);
    }

    boolean hasRoomFor(@Nullable A before, A after) {
      int more = after.length() - (before == null ? 0 : before.length());
      return (before != null && more <= 0)
          || new Activity.Total(byId.size(), length).leavesRoomFor(before == null ? 1 : 0, more);
    }

    void replace(@Nullable A before, A after) {
      if (before != null) {
        length -= before.length();
        byText.getOrDefault(text.apply(before), new LinkedHashSet<>()).remove(before);
      }
      length += after.length();
      byId.put(after.id(), after);
      byText.computeIfAbsent(text.apply(after), first -> new LinkedHashSet<>()).add(after);
    }
  }
}

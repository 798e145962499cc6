package dev.cardfile.simulation;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.Edit;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.history.Entry.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A location as docs/compatibility.md describes it, modelled as plainly as possible: a list of
 * contacts, searched from the oldest.
 */
final class Model {

  private final List<Person> people = new ArrayList<>();
  private final List<Person> gone = new ArrayList<>();
  private final List<String> businesses = new ArrayList<>();
  boolean allowDuplicates;
  List<MatchingField> order = List.of(MatchingField.EMAIL, MatchingField.PHONE);

  private static final int MAX_FORMER = 10;

  /**
   * The expected result of an upsert.
   *
   * @param warnings as words, in no order
   */
  record Expected(boolean created, Person person, Set<String> warnings) {}

  List<Person> people() {
    return people;
  }

  /** Returns the person whom an upsert finds; null if it creates one. */
  @Nullable Person target(Step.Upsert sent) {
    for (MatchingField field : lookUp(sent)) {
      Person found = oldest(field, sent.value(field).given());
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private List<MatchingField> lookUp(Step.Upsert sent) {
    if (!allowDuplicates) {
      return order;
    }
    return sent.createNew() ? List.of() : List.of(MatchingField.EMAIL, MatchingField.PHONE);
  }

  Expected upsert(Step.Upsert sent, String idIfNew) {
    Person target = target(sent);
    MatchingField withheld = null;
    Set<String> warnings = new TreeSet<>();
    for (MatchingField field : lookUp(sent)) {
      Person found = oldest(field, sent.value(field).given());
      if (found != null && found != target) {
        withheld = field;
        warnings.add("withheld " + field + " of " + found.id);
      }
    }
    boolean created = target == null;
    if (target == null) {
      target = new Person(idIfNew);
      people.add(target);
    }
    write(target, sent, withheld, warnings);
    return new Expected(created, target, warnings);
  }

  /**
   * The expected result of a creation or change.
   *
   * @param person null if nothing is written
   * @param taken which field is taken, and by whom; null if none is
   */
  record Placed(@Nullable Person person, @Nullable String taken) {}

  Placed create(Step.Upsert said, String idIfNew) {
    Person person = new Person(idIfNew);
    Placed placed = change(person, said);
    if (placed.taken() == null) {
      people.add(person);
    }
    return placed;
  }

  Placed change(Person person, Step.Upsert said) {
    for (MatchingField field : allowDuplicates ? List.<MatchingField>of() : order) {
      String value = said.value(field).given();
      Person holder = oldest(field, value);
      boolean moves = value != null && !value.equals(person.primary.get(field));
      if (moves && holder != null && holder != person) {
        return new Placed(null, field + " by " + holder.id);
      }
    }
    for (MatchingField field : MatchingField.values()) {
      String value = said.value(field).over(person.primary.get(field));
      if (value == null) {
        person.primary.remove(field);
      } else {
        person.makePrimary(field, value);
        person.former.get(field).remove(value);
      }
    }
    writePlain(person, said);
    return new Placed(person, null);
  }

  /**
   * Returns the oldest holder of each value that was ever held; empty if nobody holds the value
   * now.
   */
  Map<MatchKey, Optional<ContactId>> oldestHolders() {
    Map<MatchKey, Optional<ContactId>> holders = new HashMap<>();
    for (MatchingField field : MatchingField.values()) {
      Stream.of(people, gone)
          .flatMap(List::stream)
          .flatMap(person -> person.ever.get(field).stream())
          .forEach(value ->
              holders.put(
                  new MatchKey(field, value),
                  Optional.ofNullable(oldest(field, value))
                      .map(person -> new ContactId(person.id))));
    }
    return holders;
  }

  void delete(Person person) {
    people.remove(person);
    gone.add(person);
  }

  /** Returns the person with an id; null if there is none. */
  @Nullable Person find(String id) {
    return people.stream().filter(person -> person.id.equals(id)).findFirst().orElse(null);
  }

  /** Returns an independent copy of this location. */
  Model copy() {
    Model copy = new Model();
    copy.allowDuplicates = allowDuplicates;
    copy.order = order;
    for (Person person : people) {
      Person same = new Person(person.id);
      same.become(person);
      same.revision = person.revision;
      copy.people.add(same);
    }
    return copy;
  }

  /**
   * The expected result of a restoration or an undo.
   *
   * @param what the outcome in a few words
   * @param person null unless the outcome is {@code done}
   * @param warnings as words, in no order
   */
  record Reversed(String what, @Nullable Person person, Set<String> warnings) {

    static Reversed not(String why) {
      return new Reversed(why, null, Set.of());
    }
  }

  Reversed restore(String id, Ledger ledger) {
    Ledger.Line last = ledger.last(new ContactId(id)).orElse(null);
    if (last == null) {
      return Reversed.not("no contact");
    }
    if (find(id) != null) {
      return Reversed.not("not deleted");
    }
    return last.kind() == Kind.ERASED
        ? Reversed.not("erased")
        : comeBack(last.before(), last.before());
  }

  Reversed undo(long seq, boolean force, Ledger ledger) {
    Ledger.Line line = ledger.line(seq);
    if (line == null) {
      return Reversed.not("no change");
    }
    List<Ledger.Line> later = ledger.since(seq);
    boolean may = force || later.isEmpty();
    Person there = find(line.id().value());
    return switch (line.kind()) {
      case ERASED -> Reversed.not("erased");
      case CREATED, RESTORED -> {
        if (there != null && may) {
          delete(there);
        }
        yield Reversed.not(there == null ? "no contact" : may ? "gone" : "changed since");
      }
      case DELETED -> {
        if (!may) {
          yield Reversed.not("changed since");
        }
        yield there != null
            ? Reversed.not("not deleted")
            : comeBack(line.before(), (later.isEmpty() ? line : later.getLast()).before());
      }
      case UPDATED, MERGED -> {
        if (there == null) {
          yield Reversed.not("no contact");
        }
        Person before = Person.of(line.before());
        Set<String> traits = Person.differing(before, Person.of(line.after()));
        Set<String> both = touched(later);
        both.retainAll(traits);
        if (!force && !both.isEmpty()) {
          yield Reversed.not("changed since");
        }
        Person wanted = copyOf(there);
        wanted.take(traits, before);
        Set<String> warnings = goBack(there, wanted, copyOf(there));
        there.revision++;
        yield new Reversed("done", there, warnings);
      }
    };
  }

  private static Person copyOf(Person person) {
    Person copy = new Person(person.id);
    copy.become(person);
    return copy;
  }

  private static Set<String> touched(List<Ledger.Line> changes) {
    Set<String> touched = new TreeSet<>();
    Contact gone = null;
    for (Ledger.Line change : changes) {
      Contact before = change.kind() == Kind.RESTORED ? gone : change.before();
      gone = change.kind() == Kind.DELETED ? change.before() : gone;
      if (before != null && change.after() != null) {
        touched.addAll(Person.differing(Person.of(before), Person.of(change.after())));
      }
    }
    return touched;
  }

  /**
   * Brings a deleted person back.
   *
   * @param deleted the contact as last seen, whose revision continues
   */
  private Reversed comeBack(Contact wanted, Contact deleted) {
    Person person =
        gone.stream().filter(each -> each.id.equals(wanted.id().value())).findFirst().orElseThrow();
    gone.remove(person);
    Set<String> warnings = goBack(person, Person.of(wanted), new Person(person.id));
    person.revision = deleted.revision() + 1;
    people.add(person);
    people.sort(Comparator.comparing(each -> each.id));
    return new Reversed("done", person, warnings);
  }

  /**
   * Turns a person into the wanted state, except for values that others have. Returns warnings
   * about these.
   */
  private Set<String> goBack(Person person, Person wanted, Person current) {
    Set<String> warnings = new TreeSet<>();
    for (MatchingField field : allowDuplicates ? List.<MatchingField>of() : order) {
      List<String> taken = new ArrayList<>();
      for (String value : wanted.values(field)) {
        Person holder = other(person, field, value);
        if (holder != null && !current.holds(field, value)) {
          taken.add(value);
          warnings.add("taken " + field + " " + value + " by " + holder.id);
        }
      }
      String primary = wanted.primary.get(field);
      String value = taken.contains(primary) ? current.primary.get(field) : primary;
      List<String> former = new ArrayList<>(wanted.former.get(field));
      former.removeAll(taken);
      former.remove(value);
      wanted.setHeld(field, value, former);
    }
    String business = wanted.business;
    if (business != null && !business.equals(current.business) && !businesses.contains(business)) {
      warnings.add("business gone " + business);
      wanted.business = current.business;
    }
    person.become(wanted);
    return warnings;
  }

  private @Nullable Person other(Person than, MatchingField field, String value) {
    return people.stream()
        .filter(each -> !each.id.equals(than.id) && each.holds(field, value))
        .findFirst()
        .orElse(null);
  }

  /**
   * Returns a person by number, counted from the oldest and starting over at the end; null for 0,
   * or if there is nobody.
   */
  @Nullable Person person(int whom) {
    return whom == 0 || people.isEmpty() ? null : people.get((whom - 1) % people.size());
  }

  List<String> businesses() {
    return businesses;
  }

  /** Returns a business by number, counted from the oldest; null for 0, or if there is none. */
  @Nullable String business(int which) {
    return which == 0 || which > businesses.size() ? null : businesses.get(which - 1);
  }

  /** Deletes a business. Returns the people who belonged to it. */
  List<Person> deleteBusiness(String id) {
    businesses.remove(id);
    List<Person> members = people.stream().filter(each -> id.equals(each.business)).toList();
    members.forEach(each -> {
      each.business = null;
      each.revision++;
    });
    return members;
  }

  static void tag(Person person, boolean add, List<String> sent) {
    List<String> tags = new ArrayList<>(person.tags);
    for (String name : sent) {
      String tag = name.strip().toLowerCase(Locale.ROOT);
      boolean has = tags.contains(tag);
      if (add && !has && !tag.isEmpty()) {
        tags.add(tag);
      } else if (!add) {
        tags.remove(tag);
      }
    }
    if (!tags.equals(person.tags)) {
      person.tags = tags;
      person.revision++;
    }
  }

  @Nullable Person oldest(MatchingField field, @Nullable String value) {
    for (Person person : people) {
      if (value != null && person.holds(field, value)) {
        return person;
      }
    }
    return null;
  }

  private static void write(
      Person person, Step.Upsert sent, @Nullable MatchingField withheld, Set<String> warnings) {
    for (MatchingField field : MatchingField.values()) {
      if (field != withheld) {
        write(person, field, sent.value(field), warnings);
      }
    }
    writePlain(person, sent);
  }

  private static void writePlain(Person person, Step.Upsert sent) {
    person.revision++;
    person.firstName = sent.firstName().over(person.firstName);
    person.city = sent.city().over(person.city);
    person.custom = sent.customValue().over(person.custom);
    if (sent.tags() != null) {
      person.tags = sent.tags();
    }
  }

  private static void write(
      Person person, MatchingField field, Edit<String> edit, Set<String> warnings) {
    String old = person.primary.get(field);
    String value = edit.over(old);
    if (value == null) {
      person.primary.remove(field);
    } else if (!value.equals(old)) {
      List<String> former = person.former.get(field);
      former.remove(value);
      if (old != null) {
        former.addFirst(old);
        warnings.add("replaced " + field + " " + old);
      }
      if (former.size() > MAX_FORMER) {
        warnings.add("dropped " + field + " " + former.removeLast());
      }
      person.makePrimary(field, value);
    }
  }
}

package dev.cardfile.store;

import static dev.cardfile.store.Contacts.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.activity.FoundTask;
import dev.cardfile.activity.Task;
import dev.cardfile.activity.TaskQuery;
import dev.cardfile.business.Business;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.TextField;
import dev.cardfile.location.LocationId;
import dev.cardfile.search.WordFolding;
import dev.cardfile.search.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link TaskSearch} must do. */
public abstract class TaskSearchContract extends StoreContract {

  private static final int CONTACTS = 12;
  private static final int TASKS = 60;
  private static final int QUERIES = 400;
  private static final int WALKS = 30;
  private static final int ALL = 500;

  private static final List<String> WORDS =
      List.of("Call", "call", "Jörg", "jorg", "Straße", "e-mail", "(2nd)", "ÆON", "漢字", "50%", "_");
  private static final List<String> TYPED =
      List.of("c", "call", "JÖRG", "jor", "strasse", "mail", "2", "aeon", "漢", "50%", "-", "x");
  private static final List<String> USERS = List.of("anna", "Anna", "ben");
  private static final List<String> BUSINESSES = List.of("b1", "b2");

  private record Everything(List<Contact> contacts, List<Task> tasks) {}

  @Test
  void findsWhatTheOracleFinds() {
    Random random = random();
    Everything all = fill(random);
    int some = 0;
    for (int i = 0; i < QUERIES; i++) {
      TaskQuery query = query(all, random);
      List<FoundTask> expected = oracle(all, query);
      assertThat(find(query)).as(query.toString()).isEqualTo(expected);
      some += expected.isEmpty() || expected.size() == TASKS ? 0 : 1;
    }
    assertThat(some).as("queries that find some and not all").isGreaterThan(QUERIES / 4);
  }

  @Test
  void pagesFollowEachOther() {
    Random random = random();
    Everything all = fill(random);
    for (int i = 0; i < WALKS; i++) {
      TaskQuery query = i == 0 ? everything() : query(all, random);
      TaskQuery whole = page(query, null, 0, ALL);
      List<FoundTask> expected = oracle(all, whole);
      int limit = 1 + random.nextInt(20);
      List<FoundTask> walked = new ArrayList<>();
      List<FoundTask> skipped = new ArrayList<>();
      TaskQuery.Place after = null;
      List<FoundTask> page;
      do {
        page = find(page(query, after, 0, limit));
        walked.addAll(page);
        skipped.addAll(find(page(query, null, skipped.size(), limit)));
        after = page.isEmpty() ? after : page.getLast().place();
      } while (page.size() == limit);
      assertThat(walked).as("%s, %s each", whole, limit).isEqualTo(expected);
      assertThat(skipped).as("%s, %s each, by number", whole, limit).isEqualTo(expected);
    }
  }

  /** A task is found as soon as its write is acknowledged, and never in another location. */
  @Test
  void seesEveryAcknowledgedWriteOfItsLocation() {
    insert(Contacts.named("c1", "Anna", "Example"));
    insert(THERE, Contacts.blank("c1"));
    Task task = Activities.TASKS.full("t1", "c1", "x");
    add(HERE, task);
    assertThat(find(everything()))
        .containsExactly(new FoundTask(task, Contacts.named("c1", "Anna", "Example").name()));
    assertThat(stores().taskSearch().find(THERE, everything())).isEmpty();
    assertThat(stores().taskSearch().find(new LocationId("nowhere"), everything())).isEmpty();
    writes().run(writes().tasks().delete(HERE, Writing.TERMS, new ContactId("c1"), "t1"));
    assertThat(find(everything())).isEmpty();
  }

  @Test
  void tasksGoWithTheirContact() {
    insert(Contacts.blank("c1"));
    add(HERE, Activities.TASKS.least("t1", "c1"));
    delete(new ContactId("c1"));
    assertThat(find(everything())).isEmpty();
  }

  private static Random random() {
    long seed = Long.getLong("cardfile.seed", ThreadLocalRandom.current().nextLong(1_000_000_000));
    System.out.println("task search: the same again with -Dcardfile.seed=" + seed);
    return new Random(seed);
  }

  private void add(LocationId location, Task task) {
    writes().run(writes().tasks().add(location, Writing.TERMS, task));
  }

  private List<FoundTask> find(TaskQuery query) {
    return stores().taskSearch().find(HERE, query);
  }

  private static TaskQuery everything() {
    return new TaskQuery(Set.of(), null, Set.of(), null, null, null, 0, ALL);
  }

  private static TaskQuery page(
      TaskQuery of, TaskQuery.@Nullable Place after, int skip, int limit) {
    return new TaskQuery(
        of.contacts(),
        of.completed(),
        of.assignedTo(),
        of.business(),
        of.words(),
        after,
        skip,
        limit);
  }

  private Everything fill(Random random) {
    for (String business : BUSINESSES) {
      writes()
          .businesses()
          .add(HERE, Writing.TEST, new Business(business, business, Map.of(), NOW, NOW));
    }
    List<Contact> contacts =
        IntStream.range(0, CONTACTS)
            .mapToObj(i ->
                Contacts.named("c%02d".formatted(i), i % 3 == 0 ? null : "First " + i, "Last " + i)
                    .withBusiness(oneOrNone(BUSINESSES, random), NOW))
            .toList();
    Contacts.insert(stores(), HERE, contacts);
    insert(THERE, Contacts.blank("c00"));
    add(THERE, task("t00", "c00", random));
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < TASKS; i++) {
      String contact = contacts.get(random.nextInt(CONTACTS)).id().value();
      Task task = task("t%02d".formatted(random.nextInt(90)), contact, random);
      if (tasks.stream().noneMatch(other -> other.id().equals(task.id()))) {
        add(HERE, task);
        tasks.add(task);
      }
    }
    return new Everything(contacts, tasks);
  }

  private static Task task(String id, String contact, Random random) {
    String title =
        IntStream.rangeClosed(0, random.nextInt(3))
            .mapToObj(i -> WORDS.get(random.nextInt(WORDS.size())))
            .collect(Collectors.joining(random.nextBoolean() ? " " : "/"));
    return new Task(
        id,
        new ContactId(contact),
        title,
        random.nextBoolean() ? null : "call xylophone",
        oneOrNone(USERS, random),
        NOW.plusMillis(random.nextInt(10)),
        random.nextBoolean(),
        NOW);
  }

  private static @Nullable String oneOrNone(List<String> of, Random random) {
    int choice = random.nextInt(of.size() + 1);
    return choice == of.size() ? null : of.get(choice);
  }

  private static <T> Set<T> someOrNone(List<T> of, Random random) {
    return random.nextInt(3) > 0
        ? Set.of()
        : of.stream().filter(each -> random.nextBoolean()).collect(Collectors.toSet());
  }

  private static TaskQuery query(Everything all, Random random) {
    List<ContactId> contacts =
        Stream.concat(all.contacts().stream().map(Contact::id), Stream.of(new ContactId("nobody")))
            .toList();
    String typed = random.nextInt(3) > 0 ? null : TYPED.get(random.nextInt(TYPED.size()));
    FoundTask place =
        new FoundTask(
            all.tasks().get(random.nextInt(all.tasks().size())), all.contacts().getFirst().name());
    return new TaskQuery(
        someOrNone(contacts, random),
        random.nextInt(3) > 0 ? null : random.nextBoolean(),
        someOrNone(USERS, random),
        random.nextInt(4) > 0 ? null : oneOrNone(List.of("b1", "b2", "gone"), random),
        typed == null ? null : Words.of(typed),
        random.nextInt(4) > 0 ? null : place.place(),
        random.nextInt(3) > 0 ? 0 : random.nextInt(10),
        random.nextInt(3) > 0 ? ALL : 1 + random.nextInt(10));
  }

  private static List<FoundTask> oracle(Everything all, TaskQuery query) {
    Map<ContactId, Contact> contacts =
        all.contacts().stream().collect(Collectors.toMap(Contact::id, each -> each));
    return all.tasks().stream()
        .filter(task -> accepts(query, task, contacts.get(task.contact())))
        .sorted(Comparator.comparing(Task::dueDate).thenComparing(Task::id))
        .skip(query.skip())
        .limit(query.limit())
        .map(task -> new FoundTask(task, contacts.get(task.contact()).name()))
        .toList();
  }

  private static boolean accepts(TaskQuery query, Task task, Contact contact) {
    return (query.contacts().isEmpty() || query.contacts().contains(task.contact()))
        && (query.completed() == null || query.completed() == task.completed())
        && (query.assignedTo().isEmpty()
            || (task.assignedTo() != null && query.assignedTo().contains(task.assignedTo())))
        && (query.business() == null
            || query.business().equals(contact.texts().get(TextField.BUSINESS_ID)))
        && hasWords(query.words(), task.title())
        && (query.after() == null || isAfter(task, query.after()));
  }

  private static boolean isAfter(Task task, TaskQuery.Place place) {
    int due = task.dueDate().compareTo(place.dueDate());
    return due > 0 || (due == 0 && task.id().compareTo(place.id()) > 0);
  }

  private static boolean hasWords(@Nullable List<String> words, String title) {
    if (words == null) {
      return true;
    }
    String folded = WordFolding.fold(title);
    return !words.isEmpty()
        && words.stream()
            .allMatch(word ->
                IntStream.range(0, folded.length())
                    .filter(at -> at == 0 || Words.of(folded.substring(at - 1, at)).isEmpty())
                    .anyMatch(at -> folded.startsWith(word, at)));
  }
}

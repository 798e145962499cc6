package dev.cardfile.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.HeldValues;
import dev.cardfile.contact.Tags;
import dev.cardfile.location.LocationId;
import dev.cardfile.search.CaseFolding;
import dev.cardfile.search.Condition;
import dev.cardfile.search.ContactSearch;
import dev.cardfile.search.Cursor;
import dev.cardfile.search.Field;
import dev.cardfile.search.Filter;
import dev.cardfile.search.Found;
import dev.cardfile.search.OwnField;
import dev.cardfile.search.RandomSearches;
import dev.cardfile.search.Search;
import dev.cardfile.search.SearchOracle;
import dev.cardfile.search.Snapshot;
import dev.cardfile.search.Sorting;
import dev.cardfile.search.Term;
import dev.cardfile.search.Terms;
import dev.cardfile.search.TextSearch;
import dev.cardfile.search.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link ContactSearch} must do. */
public abstract class ContactSearchContract extends StoreContract {

  private static final int CONTACTS = 120;

  /** The number of random searches, which differ from run to run. */
  private static final int SEARCHES = Integer.getInteger("cardfile.searches", 80);

  private static final int EACH_FIELD = 2;
  private static final int WALKS = 20;
  private static final Search.Start BEGINNING = new Search.Start.Offset(0);

  private static final String INDEXED_TO =
      "SELECT indexed_to FROM location WHERE location_id = 'here'";

  private static final String TERMS =
      "SELECT kind, term, contact_id FROM contact_term WHERE location_id = 'here'";

  private static final String NOT_INDEXED =
      """
      SELECT count(*) FROM contact
      JOIN location ON location.location_id = contact.location_id
      WHERE contact.location_id = 'here' AND id > coalesce(indexed_to, '')
      """;

  /** Runs without an index, with one that lacks some contacts, and with a complete one. */
  @ParameterizedTest
  @ValueSource(ints = {CONTACTS, CONTACTS / 3, 0})
  void findsWhatTheOracleFinds(int unindexed) {
    reopen(StoreSettings.DEFAULT.withUnindexed(unindexed));
    long seed = Long.getLong("cardfile.seed", ThreadLocalRandom.current().nextLong(1_000_000_000));
    System.out.println("search: the same searches again with -Dcardfile.seed=" + seed);
    RandomSearches random = new RandomSearches(seed);
    List<Contact> contacts = fill(random);
    awaitIndex(unindexed);
    int some = 0;
    for (Field field : RandomSearches.fields()) {
      for (int i = 0; i < EACH_FIELD; i++) {
        Filter test = new Filter.Test(field, random.condition(field));
        check(contacts, test, random);
        check(contacts, new Filter.Not(test), random);
      }
    }
    for (int i = 0; i < SEARCHES; i++) {
      int found = check(contacts, random.filter(3), random);
      some += found > 0 && found < CONTACTS ? 1 : 0;
    }
    assertThat(some).as("searches that find some and not all").isGreaterThan(SEARCHES / 4);
  }

  @ParameterizedTest
  @ValueSource(ints = {CONTACTS, CONTACTS / 3, 0})
  void pagesFollowEachOtherInEveryOrder(int unindexed) {
    reopen(StoreSettings.DEFAULT.withUnindexed(unindexed));
    long seed = Long.getLong("cardfile.seed", ThreadLocalRandom.current().nextLong(1_000_000_000));
    System.out.println("search: the same pages again with -Dcardfile.seed=" + seed);
    RandomSearches random = new RandomSearches(seed);
    List<Contact> contacts = fill(random);
    awaitIndex(unindexed);
    for (int i = 0; i < WALKS; i++) {
      Filter filter = i % 2 == 0 ? Filter.everybody() : random.filter(2);
      Sorting sorting = random.sorting();
      List<Contact> expected = SearchOracle.find(contacts, filter, sorting);
      int limit = random.limit(50);
      assertThat(ids(walk(filter, sorting, limit)))
          .as("%s by %s, %s each", filter, sorting, limit)
          .isEqualTo(ids(expected));
      assertThat(ids(leaf(filter, sorting, limit)))
          .as("%s by %s, %s each, by number", filter, sorting, limit)
          .isEqualTo(ids(expected));
    }
  }

  /**
   * Adds, changes and deletes contacts among those that are indexed and among those that are not
   * yet.
   */
  @Test
  void theIndexIsWhatTheContactsSay() {
    long seed = Long.getLong("cardfile.seed", ThreadLocalRandom.current().nextLong(1_000_000_000));
    System.out.println("search: the same writes again with -Dcardfile.seed=" + seed);
    RandomSearches random = new RandomSearches(seed);
    reopen(StoreSettings.DEFAULT.withUnindexed(CONTACTS / 3));
    Map<ContactId, Contact> contacts = new TreeMap<>();
    for (int i = 0; i < CONTACTS; i++) {
      Contact contact = random.contact(2 * i);
      contacts.put(contact.id(), contact);
      insert(contact);
    }
    awaitIndex(CONTACTS / 3);
    for (int i = 0; i < CONTACTS; i++) {
      Contact contact = random.contact(random.limit(2 * CONTACTS));
      if (!contacts.containsKey(contact.id())) {
        insert(contact);
        contacts.put(contact.id(), contact);
      } else if (i % 4 == 0) {
        delete(contact.id());
        contacts.remove(contact.id());
      } else {
        replace(contact);
        contacts.put(contact.id(), contact);
      }
    }
    awaitIndex(CONTACTS / 3);
    stores().close();
    String indexedTo = fixture().rows(INDEXED_TO).getFirst();
    List<String> expected =
        contacts.values().stream()
            .filter(contact -> contact.id().value().compareTo(indexedTo) <= 0)
            .flatMap(contact -> Terms.of(contact).stream().map(term -> row(term, contact)))
            .toList();
    assertThat(fixture().rows(TERMS)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(expected).hasSizeGreaterThan(CONTACTS);
  }

  private static String row(Term term, Contact contact) {
    return String.join(
        "|", term.kind().name().toLowerCase(Locale.ROOT), term.text(), contact.id().value());
  }

  @Test
  void whatAnEarlierProcessLeftIsIndexed() {
    fill(new RandomSearches(1));
    assertThat(fixture().rows(TERMS)).isEmpty();
    reopen(StoreSettings.DEFAULT.withUnindexed(0));
    awaitIndex(0);
    assertThat(find(Filter.everybody(), Sorting.NEWEST_FIRST, BEGINNING, 1).total())
        .isEqualTo(CONTACTS);
  }

  @Test
  void whoIsWrittenMeanwhileMakesNobodyMissingOrTwice() {
    IntStream.range(100, 200).forEach(i -> insert(Contacts.blank("id" + i)));
    List<String> seen = new ArrayList<>();
    Search.Start start = BEGINNING;
    for (int page = 0; page < 10; page++) {
      Found found = find(Filter.everybody(), Sorting.NEWEST_FIRST, start, 10);
      seen.addAll(ids(found.contacts()));
      start = new Search.Start.After(Sorting.NEWEST_FIRST.at(found.contacts().getLast()));
      insert(Contacts.blank("id" + (200 + page)));
      replace(Contacts.withEmails("id" + (100 + page), page + "@example.com"));
      delete(found.contacts().getLast().id());
    }
    assertThat(seen)
        .containsExactlyElementsOf(
            IntStream.range(100, 200).mapToObj(i -> "id" + (299 - i)).toList());
  }

  @Test
  void aCursorNeedsNobodyInItsPlace() {
    insert(Contacts.blank("id1"));
    insert(Contacts.blank("id3"));
    Search.Start gone = new Search.Start.After(new Cursor(List.of(), new ContactId("id2")));
    assertThat(ids(find(Filter.everybody(), Sorting.NEWEST_FIRST, gone, 10).contacts()))
        .containsExactly("id1");
    assertThat(ids(find(Filter.everybody(), Sorting.OLDEST_FIRST, gone, 10).contacts()))
        .containsExactly("id3");
  }

  @Test
  void locationsKnowNothingOfEachOther() {
    insert(HERE, Contacts.full("1", "x"));
    insert(THERE, Contacts.full("2", "x"));
    insert(THERE, Contacts.full("1", "x"));
    for (Field field : RandomSearches.fields()) {
      Filter all =
          new Filter.Any(
              List.of(
                  new Filter.Test(field, new Condition.Exists()),
                  new Filter.Not(new Filter.Test(field, new Condition.Exists()))));
      assertThat(find(all, Sorting.NEWEST_FIRST, BEGINNING, 10).total()).isEqualTo(1);
    }
    Search everybody = new Search(Filter.everybody(), Sorting.NEWEST_FIRST, BEGINNING, 1);
    assertThat(search().find(THERE, everybody).total()).isEqualTo(2);
    assertThat(search().find(new LocationId("nowhere"), everybody).total()).isZero();
  }

  @Test
  void contactsAreFoundByTheirBusinessAndItsName() {
    for (LocationId location : List.of(HERE, THERE)) {
      Writing.to(stores())
          .businesses()
          .add(location, Writing.TEST, BusinessStoreContract.full("b1", " Müller"));
    }
    Writing.to(stores())
        .businesses()
        .add(HERE, Writing.TEST, BusinessStoreContract.full("b2", "x"));
    insert(Contacts.blank("1").withBusiness("b1", Contacts.NOW));
    insert(Contacts.blank("2").withBusiness("b2", Contacts.NOW));
    insert(Contacts.blank("3"));
    insert(THERE, Contacts.blank("4").withBusiness("b1", Contacts.NOW));
    Filter ofBusiness =
        new Filter.Test(OwnField.BUSINESS_ID, new Condition.Equal(new Value.Text("b1")));
    Filter named =
        new Filter.Test(
            OwnField.BUSINESS_NAME,
            new Condition.Equal(new Value.Text(CaseFolding.fold("NAME müller"))));
    Filter partly =
        new Filter.Test(OwnField.BUSINESS_NAME, new Condition.Contains(CaseFolding.fold("mül")));
    for (Filter filter : List.of(ofBusiness, named, partly)) {
      Found found = find(filter, Sorting.NEWEST_FIRST, BEGINNING, 10);
      assertThat(ids(found.contacts())).as("%s", filter).containsExactly("1");
      assertThat(found.total()).isEqualTo(1);
    }
    Filter nameless =
        new Filter.Not(new Filter.Test(OwnField.BUSINESS_NAME, new Condition.Exists()));
    assertThat(ids(find(nameless, Sorting.NEWEST_FIRST, BEGINNING, 10).contacts()))
        .containsExactly("3");
  }

  /** Clients write to the first contact that is found. */
  @ParameterizedTest
  @ValueSource(ints = {20, 0})
  void aWholeValueFindsItsHoldersAndThePrimaryOnesFirst(int unindexed) {
    reopen(StoreSettings.DEFAULT.withUnindexed(unindexed));
    insert(holder("1", List.of("ann@shop.co"), List.of("+12125550199")));
    insert(holder("2", List.of("x@other.example", "ann@shop.co"), List.of("+13", "+12125550199")));
    insert(holder("3", List.of("ann@shop.com"), List.of("+121255501990")));
    insert(holder("4", List.of("annette@shop.co"), List.of("+992125550199")));
    insert(holder("5", List.of("co.ann@co.shop", "ann@shop.co"), List.of()));
    awaitIndex(unindexed);
    for (String typed : List.of("Ann@SHOP.co", " ann@shop.co")) {
      assertFinds(TextSearch.exact(typed, "US"), "1", "5", "2");
      assertFinds(TextSearch.broad(typed, "US"), "1", "5", "2", "3");
    }
    for (String typed : List.of("+1 (212) 555-0199", "2125550199")) {
      assertFinds(TextSearch.exact(typed, "US"), "1", "2");
    }
    assertFinds(TextSearch.broad("+12125550199", "US"), "1", "2", "3");
    assertFinds(TextSearch.broad("2125550199", "US"), "1", "2", "4");
    assertFinds(TextSearch.exact("an@shop.co", "US"));
    assertFinds(TextSearch.exact("+12125550198", "US"));
    assertFinds(TextSearch.exact("ann@shop", "US"), "5", "4", "3", "1");
    assertFinds(
        TextSearch.email("ann@shop.co").and(TextSearch.phone("+12125550199", "US")), "1", "2");
    assertFinds(TextSearch.email("ann@shop.com").and(TextSearch.phone("+12125550199", "US")));
  }

  private void assertFinds(TextSearch wanted, String... inOrder) {
    Sorting sorting = Sorting.NEWEST_FIRST.behind(wanted.leading());
    Found found = find(wanted.filter(), sorting, BEGINNING, 10);
    assertThat(ids(found.contacts())).as("%s", wanted).containsExactly(inOrder);
    assertThat(found.total()).isEqualTo(inOrder.length);
    assertThat(ids(walk(wanted.filter(), sorting, 1))).containsExactly(inOrder);
  }

  private static Contact holder(String id, List<String> emails, List<String> phones) {
    return Contacts.withHeld(Contacts.blank(id), held(emails), held(phones));
  }

  private static HeldValues held(List<String> values) {
    return values.isEmpty()
        ? new HeldValues(null, List.of())
        : new HeldValues(values.getFirst(), values.subList(1, values.size()));
  }

  @Test
  void aWholeTagFindsItsContacts() {
    insert(Contacts.blank("1").withTags(new Tags(List.of("webinar june", "vip")), Contacts.NOW));
    insert(Contacts.blank("2").withTags(new Tags(List.of("webinar")), Contacts.NOW));
    assertFinds(TextSearch.exact("Webinar June", "US"), "1");
    assertFinds(TextSearch.broad("webinar", "US"), "2");
    assertFinds(TextSearch.exact("june", "US"));
  }

  /** The result is the same whether contacts are found through the index or read one by one. */
  @ParameterizedTest
  @ValueSource(ints = {20, 0})
  void wordsOfAQueryCompareWithoutDiacritics(int unindexed) {
    reopen(StoreSettings.DEFAULT.withUnindexed(unindexed));
    insert(Contacts.named("1", "Jörg", "Müller"));
    insert(Contacts.named("2", "JORG", "MULLER"));
    insert(Contacts.named("3", "Jörg", "Strauß"));
    insert(Contacts.named("4", "Сергей", "Ёлкин"));
    insert(Contacts.named("5", "Сергей", "Елкин"));
    insert(Contacts.named("6", "が", "นํ้า"));
    insert(Contacts.named("7", "か", "นา"));
    insert(Contacts.blank("8").withTags(new Tags(List.of("café crème")), Contacts.NOW));
    insert(Contacts.blank("9").withTags(new Tags(List.of("cafe creme")), Contacts.NOW));
    awaitIndex(unindexed);
    for (String typed : List.of("jorg mull", "Jörg Müller", "JÓRG MÜLL", "müller jö")) {
      assertFinds(TextSearch.exact(typed, "US"), "2", "1");
      assertFinds(TextSearch.broad(typed, "US"), "2", "1");
    }
    assertFinds(TextSearch.exact("jorg strauss", "US"), "3");
    assertFinds(TextSearch.exact("Strauß", "US"), "3");
    assertFinds(TextSearch.exact("s", "US"), "3");
    assertFinds(TextSearch.exact("сергей елк", "US"), "5", "4");
    assertFinds(TextSearch.exact("сергей Ёлкин", "US"), "5", "4");
    assertFinds(TextSearch.exact("сергеи", "US"));
    assertFinds(TextSearch.exact("か", "US"), "7");
    assertFinds(TextSearch.exact("が", "US"), "6");
    assertFinds(TextSearch.exact("นํ้", "US"), "6");
    for (String typed : List.of("Cafe Creme", "CAFÉ crème")) {
      assertFinds(TextSearch.exact(typed, "US"), "9", "8");
    }
  }

  /** Unlike a query, a filter on a field compares its exact value. */
  @ParameterizedTest
  @ValueSource(ints = {20, 0})
  void filtersTellDiacriticsApart(int unindexed) {
    reopen(StoreSettings.DEFAULT.withUnindexed(unindexed));
    insert(Contacts.named("1", "Jörg", "x").withTags(new Tags(List.of("café")), Contacts.NOW));
    insert(Contacts.named("2", "Jorg", "x").withTags(new Tags(List.of("cafe")), Contacts.NOW));
    awaitIndex(unindexed);
    for (Condition condition :
        List.of(new Condition.Equal(new Value.Text("jörg")), new Condition.StartsWith("jö"))) {
      assertFindsBy(new Filter.Test(OwnField.FIRST_NAME, condition), "1");
    }
    for (Condition condition :
        List.of(new Condition.Equal(new Value.Text("jorg")), new Condition.Contains("org"))) {
      assertFindsBy(new Filter.Test(OwnField.FIRST_NAME, condition), "2");
    }
    for (String tag : List.of("café", "cafe")) {
      assertFindsBy(
          new Filter.Test(OwnField.TAGS, new Condition.Equal(new Value.Text(tag))),
          tag.equals("cafe") ? "2" : "1");
    }
  }

  /** As many of the letters that are most work as a request may have, and many values. */
  @Test
  void manyValuesWithManyLettersAreSearchedFor() {
    String letters =
        IntStream.rangeClosed(128, Character.MAX_CODE_POINT)
            .mapToObj(Character::toString)
            .filter(letter -> !CaseFolding.unfolded(letter).isEmpty())
            .sorted(Comparator.comparingInt(letter -> -CaseFolding.unfolded(letter).size()))
            .limit(75)
            .collect(Collectors.joining());
    insert(Contacts.named("1", "x", "x"));
    insert(Contacts.named("2", "y", "x"));
    Filter none =
        new Filter.Test(OwnField.FIRST_NAME, new Condition.Equal(new Value.Text(letters)));
    Filter one = new Filter.Test(OwnField.FIRST_NAME, new Condition.Contains("x"));
    Filter few = new Filter.Any(Collections.nCopies(50, one));
    Filter many = new Filter.Any(List.of(few, new Filter.Any(Collections.nCopies(133, none))));
    List<Filter> all = new ArrayList<>(Collections.nCopies(40, few));
    all.add(many);
    assertFindsBy(new Filter.All(all), "1");
  }

  private void assertFindsBy(Filter filter, String... inOrder) {
    assertFinds(new TextSearch(filter, List.of()), inOrder);
  }

  @Test
  void everyAcknowledgedWriteIsFoundAndNoWriterIsWaitedFor() {
    for (int i = 0; i < 20; i++) {
      insert(Contacts.blank("id%02d".formatted(i)));
      assertThat(find(Filter.everybody(), Sorting.NEWEST_FIRST, BEGINNING, 1).total())
          .isEqualTo(i + 1);
    }
    BlockedWriter blocked = BlockedWriter.in(stores(), HERE);
    assertThat(find(Filter.everybody(), Sorting.NEWEST_FIRST, BEGINNING, 1).total()).isEqualTo(20);
    blocked.goOn();
  }

  /** The snapshot has more than one page. */
  @Test
  void aSnapshotIsOfOneMoment() {
    List<Contact> before =
        IntStream.range(0, 1100).mapToObj(i -> Contacts.blank("%04d".formatted(i))).toList();
    Contacts.insert(stores(), HERE, before);
    insert(THERE, Contacts.blank("0000"));
    long lastChange = stores().history().last(HERE);
    List<Contact> seen = new ArrayList<>();
    try (Snapshot snapshot = search().snapshot(HERE, Filter.everybody())) {
      seen.addAll(snapshot.next());
      delete(new ContactId("1000"));
      insert(Contacts.blank("2000"));
      List<Contact> page = snapshot.next();
      while (!page.isEmpty()) {
        seen.addAll(page);
        page = snapshot.next();
      }
      assertThat(snapshot.next()).isEmpty();
      assertThat(snapshot.lastChange()).isEqualTo(lastChange);
    }
    assertThat(ids(seen)).isEqualTo(ids(before));
    try (Snapshot later = search().snapshot(HERE, Filter.everybody())) {
      assertThat(later.lastChange()).isEqualTo(stores().history().last(HERE));
      assertThat(later.lastChange()).isGreaterThan(lastChange);
    }
  }

  @Test
  void aSnapshotHasWhatPassesItsFilter() {
    long seed = Long.getLong("cardfile.seed", ThreadLocalRandom.current().nextLong(1_000_000_000));
    System.out.println("search: the same snapshots again with -Dcardfile.seed=" + seed);
    RandomSearches random = new RandomSearches(seed);
    List<Contact> contacts = fill(random);
    for (int i = 0; i < WALKS; i++) {
      Filter filter = random.filter(2);
      try (Snapshot snapshot = search().snapshot(HERE, filter)) {
        assertThat(ids(snapshot.next()))
            .as("%s", filter)
            .isEqualTo(ids(SearchOracle.find(contacts, filter, Sorting.OLDEST_FIRST)));
      }
    }
  }

  @Test
  void aClosedStoreIsAway() {
    ContactSearch search = search();
    stores().close();
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() ->
            search.find(HERE, new Search(Filter.everybody(), Sorting.NEWEST_FIRST, BEGINNING, 1)));
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> search.snapshot(HERE, Filter.everybody()));
  }

  /** Waits until the index lacks at most {@code unindexed} contacts. */
  private void awaitIndex(int unindexed) {
    for (int tries = 0; tries < 6000; tries++) {
      if (Integer.parseInt(fixture().rows(NOT_INDEXED).getFirst()) <= unindexed) {
        return;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    fail("the index does not catch up");
  }

  private ContactSearch search() {
    return stores().search();
  }

  private Found find(Filter filter, Sorting sorting, Search.Start start, int limit) {
    return search().find(HERE, new Search(filter, sorting, start, limit));
  }

  private List<Contact> fill(RandomSearches random) {
    List<Contact> contacts = IntStream.range(0, CONTACTS).mapToObj(random::contact).toList();
    WorkingSet.exclusively(
        stores(),
        HERE,
        Set.of(),
        working -> {
          contacts.forEach(working::insert);
          return HERE;
        });
    insert(THERE, random.contact(CONTACTS));
    return contacts;
  }

  private int check(List<Contact> contacts, Filter filter, RandomSearches random) {
    Sorting sorting = random.sorting();
    List<Contact> expected = SearchOracle.find(contacts, filter, sorting);
    int limit = random.limit(CONTACTS + 20);
    Found found = find(filter, sorting, BEGINNING, limit);
    assertThat(ids(found.contacts()))
        .as("%s by %s, at most %s", filter, sorting, limit)
        .isEqualTo(ids(expected.subList(0, Math.min(limit, expected.size()))));
    assertThat(contacts).containsAll(found.contacts());
    assertThat(found.total()).as("%s", filter).isEqualTo(expected.size());
    return expected.size();
  }

  private List<Contact> walk(Filter filter, Sorting sorting, int limit) {
    List<Contact> seen = new ArrayList<>();
    Found page = find(filter, sorting, BEGINNING, limit);
    while (!page.contacts().isEmpty()) {
      seen.addAll(page.contacts());
      Cursor place = sorting.at(seen.getLast());
      page = find(filter, sorting, new Search.Start.After(place), limit);
    }
    return seen;
  }

  private List<Contact> leaf(Filter filter, Sorting sorting, int limit) {
    List<Contact> seen = new ArrayList<>();
    Found page = find(filter, sorting, BEGINNING, limit);
    long total = page.total();
    while (!page.contacts().isEmpty()) {
      seen.addAll(page.contacts());
      page = find(filter, sorting, new Search.Start.Offset(seen.size()), limit);
      assertThat(page.total()).isEqualTo(total);
    }
    return seen;
  }

  private static List<String> ids(List<Contact> contacts) {
    return contacts.stream().map(contact -> contact.id().value()).toList();
  }
}

package dev.cardfile.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.CustomFields;
import dev.cardfile.contact.CustomValue;
import dev.cardfile.contact.Dnd;
import dev.cardfile.contact.Followers;
import dev.cardfile.contact.HeldValues;
import dev.cardfile.contact.PersonName;
import dev.cardfile.contact.Tags;
import dev.cardfile.contact.TextField;
import dev.cardfile.location.LocationId;
import dev.cardfile.search.Condition;
import dev.cardfile.search.Cursor;
import dev.cardfile.search.Field;
import dev.cardfile.search.Filter;
import dev.cardfile.search.Found;
import dev.cardfile.search.FreeText;
import dev.cardfile.search.OwnField;
import dev.cardfile.search.Search;
import dev.cardfile.search.SortField;
import dev.cardfile.search.Sorting;
import dev.cardfile.search.Value;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.WorkingSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Measures searches on each store, and prints a table of medians in milliseconds. Its name does not
 * match that of a test, so it runs only on request:
 *
 * <pre>mvn test -Dtest=SearchTimes -Dcardfile.contacts=1000000</pre>
 */
class SearchTimes {

  private static final int CONTACTS = Integer.getInteger("cardfile.contacts", 100_000);
  private static final int AT_ONCE = 500;
  private static final int TIMES = 9;
  private static final int TAGS = 1000;
  private static final int NAMES = 5000;
  private static final LocationId LOCATION = new LocationId("large");
  private static final Field.Custom CUSTOM = new Field.Custom("plan", Field.Kind.TEXT);
  private static final int UNINDEXED = StoreSettings.DEFAULT.unindexed();

  /** Counts the locations whose index lacks more contacts than it should. */
  private static final String NOT_INDEXED =
      """
      SELECT count(*) FROM location WHERE EXISTS (
        SELECT 1 FROM contact WHERE contact.location_id = location.location_id
          AND id > coalesce(indexed_to, '') ORDER BY id LIMIT 1 OFFSET %d)
      """
          .formatted(UNINDEXED);

  private static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");

  @ParameterizedTest
  @EnumSource(StoreKind.class)
  void printsWhatEachSearchTakes(StoreKind kind) {
    try (StoreFixture database = kind.newFixture();
        Stores stores =
            database.open(StoreSettings.DEFAULT.withUnindexed(UNINDEXED), StoreEvents.NONE)) {
      stores.locations().create(FilledStore.location(LOCATION.value()));
      fill(stores);
      awaitIndex(database);
      System.out.printf(
          "%n| %s, %,d contacts | found | median ms |%n|---|---|---|%n", kind, CONTACTS);
      for (Map.Entry<String, Search> search : searches().entrySet()) {
        measure(stores, search.getKey(), search.getValue());
      }
    }
  }

  /**
   * Waits for the index, which is built in the background and without which nothing can be
   * measured.
   */
  private static void awaitIndex(StoreFixture database) {
    long begun = System.nanoTime();
    while (!database.rows(NOT_INDEXED).equals(List.of("0"))) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
    System.out.printf("%nindexed after %.1f s more%n", (System.nanoTime() - begun) / 1e9);
  }

  private static void measure(Stores stores, String name, Search search) {
    List<Long> nanos = new ArrayList<>();
    Found found = stores.search().find(LOCATION, search);
    for (int i = 0; i < TIMES; i++) {
      long begun = System.nanoTime();
      assertThat(stores.search().find(LOCATION, search)).isEqualTo(found);
      nanos.add(System.nanoTime() - begun);
    }
    nanos.sort(null);
    System.out.printf("| %s | %,d | %.1f |%n", name, found.total(), nanos.get(TIMES / 2) / 1e6);
  }

  private static Map<String, Search> searches() {
    Map<String, Search> searches = new LinkedHashMap<>();
    String middle = id(CONTACTS / 2);
    searches.put("the newest", first(Filter.everybody(), Sorting.NEWEST_FIRST));
    searches.put(
        "behind the middle",
        new Search(
            Filter.everybody(),
            Sorting.NEWEST_FIRST,
            new Search.Start.After(new Cursor(List.of(), new ContactId(middle))),
            20));
    searches.put(
        "the lately updated",
        first(
            Filter.everybody(),
            new Sorting(List.of(new Sorting.Key(SortField.DATE_UPDATED, true)), false)));
    searches.put("an e-mail", equal(OwnField.EMAIL, "person7@example.com"));
    searches.put("a phone", equal(OwnField.PHONE, "+15550000007"));
    searches.put("a first name", equal(OwnField.FIRST_NAME, "first7"));
    searches.put("a tag of few", equal(OwnField.TAGS, "tag7"));
    searches.put("a tag of all", equal(OwnField.TAGS, "everybody"));
    searches.put("a custom field", equal(CUSTOM, "plan 7"));
    searches.put(
        "a tag of all and a custom field",
        first(test(OwnField.TAGS, "everybody").and(test(CUSTOM, "plan 7")), Sorting.NEWEST_FIRST));
    searches.put(
        "a tag of few, by name",
        first(
            test(OwnField.TAGS, "tag7"),
            new Sorting(List.of(new Sorting.Key(SortField.LAST_NAME, false)), false)));
    searches.put("the beginning of a name, of few", words("last77777"));
    searches.put("the beginning of a name, of many", words("last7"));
    searches.put("the beginning of a name, of all", words("last"));
    searches.put("two words", words("first77 last77777"));
    searches.put("the end of a phone", words("000-0007"));
    searches.put(
        "a part of a name, without an index",
        first(
            new Filter.Test(OwnField.LAST_NAME, new Condition.Contains("t77777")),
            Sorting.NEWEST_FIRST));
    return searches;
  }

  private static Search equal(Field field, String text) {
    return first(test(field, text), Sorting.NEWEST_FIRST);
  }

  private static Filter test(Field field, String text) {
    return new Filter.Test(field, new Condition.Equal(new Value.Text(text)));
  }

  private static Search words(String typed) {
    return first(FreeText.of(typed), Sorting.NEWEST_FIRST);
  }

  private static Search first(Filter filter, Sorting sorting) {
    return new Search(filter, sorting, new Search.Start.Offset(0), 20);
  }

  private static void fill(Stores stores) {
    for (int from = 0; from < CONTACTS; from += AT_ONCE) {
      List<Contact> contacts =
          IntStream.range(from, Math.min(CONTACTS, from + AT_ONCE))
              .mapToObj(SearchTimes::contact)
              .toList();
      WorkingSet.exclusively(
          stores,
          LOCATION,
          Set.of(),
          working -> {
            contacts.forEach(working::insert);
            return LOCATION;
          });
    }
  }

  private static Contact contact(int number) {
    LinkedHashMap<String, CustomValue> values = new LinkedHashMap<>();
    values.put(CUSTOM.id(), new CustomValue.Text("plan " + number % TAGS));
    Instant added = START.plusMillis(number);
    return new Contact(
        new ContactId(id(number)),
        new PersonName("First" + number % NAMES, "Last" + number),
        new HeldValues("person" + number + "@example.com", List.of()),
        new HeldValues("+1555%07d".formatted(number), List.of()),
        Map.of(TextField.COMPANY_NAME, "Company " + number % NAMES, TextField.CITY, "Springfield"),
        null,
        Dnd.UNSET,
        new Tags(List.of("tag" + number % TAGS, "everybody")),
        new CustomFields(values),
        Followers.NONE,
        Attribution.UNKNOWN,
        Attribution.UNKNOWN,
        added,
        added.plusMillis((number * 7919L) % CONTACTS),
        added,
        1);
  }

  private static String id(int number) {
    return "%020d".formatted(number);
  }
}

package dev.cardfile.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.Country;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.upsert.request.Reading;
import dev.cardfile.upsert.request.UpsertRequest;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.contact.UpsertReader;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the driver sends, read in the way the server reads it. */
class TrafficTest {

  private static final int KNOWN = 200;
  private static final Pattern LENGTH = Pattern.compile("\r\nContent-Length: (\\d+)$");
  private static final UpsertReader READER = new UpsertReader(InstantSource.system());
  private static final List<Destination> DESTINATIONS =
      List.of(
          new Destination("first", "pit-1", "field"),
          new Destination(
              "a-location-with-a-name-as-long-as-they-may-be-0123456789-0123456", "t", null));

  @ParameterizedTest
  @ValueSource(longs = {0, 5_399_999_999L})
  void namesEachOnceWhomItCallsNew(long firstPerson) {
    Traffic.Source source = new Traffic(DESTINATIONS, firstPerson, KNOWN).source("host", 1);
    Set<MatchKey> keys = new HashSet<>();
    for (int i = 0; i < 5000; i++) {
      assertThat(source.makeNew()).isEqualTo(Ask.NEW);
      Set<MatchKey> ofPerson = read(source).keys();
      assertThat(ofPerson).hasSize(2);
      assertThat(keys.addAll(ofPerson)).isTrue();
    }
    assertThat(keys).hasSize(10_000);
  }

  @Test
  void asksForThoseWhoAreThereByEmailOrByPhoneAlone() {
    Traffic traffic = new Traffic(DESTINATIONS, 0, KNOWN);
    Traffic.Source source = traffic.source("host", 7);
    Set<Set<MatchKey>> known = new HashSet<>();
    Set<MatchKey> knownKeys = new HashSet<>();
    for (int i = 0; i < KNOWN; i++) {
      source.makeNew();
      known.add(read(source).keys());
      knownKeys.addAll(read(source).keys());
    }
    Map<Ask, Integer> asked = new EnumMap<>(Ask.class);
    for (int i = 0; i < 5000; i++) {
      Ask ask = source.makeAny();
      asked.merge(ask, 1, Integer::sum);
      Set<MatchKey> keys = read(source).keys();
      switch (ask) {
        case NEW -> assertThat(keys).hasSize(2).doesNotContainAnyElementsOf(knownKeys);
        case BY_EMAIL -> assertThat(known).contains(keys);
        case BY_PHONE -> {
          assertThat(keys).hasSize(1);
          assertThat(knownKeys).containsAll(keys);
          assertThat(read(source).email().given()).isNull();
        }
      }
    }
    assertThat(asked.get(Ask.NEW)).isBetween(2400, 2600);
    assertThat(asked.get(Ask.BY_EMAIL)).isBetween(1900, 2100);
    assertThat(asked.get(Ask.BY_PHONE)).isBetween(425, 575);
  }

  @Test
  void sendsEachPersonToOnePlace() {
    Traffic.Source source = new Traffic(DESTINATIONS, 0, KNOWN).source("host:1", 1);
    for (int person = 0; person < 10; person++) {
      source.makeNew();
      Destination to = DESTINATIONS.get(person % 2);
      assertThat(text(source))
          .startsWith("POST /contacts/upsert HTTP/1.1\r\nHost: host:1\r\n")
          .contains("\r\nAuthorization: Bearer " + to.token() + "\r\n")
          .contains("\r\n\r\n{\"locationId\":\"" + to.location() + "\",");
    }
  }

  @Test
  void sendsTheSameForTheSameSeed() {
    assertThat(manyTexts(3)).isEqualTo(manyTexts(3)).isNotEqualTo(manyTexts(4));
  }

  /** An echo's requests use up no numbers; then everybody who was sent may be asked for. */
  @Test
  void asksForAllWhoAreThereOnceToldSo() {
    Traffic traffic = new Traffic(DESTINATIONS, 0, 1);
    traffic.source("host", 1).makeNew();
    for (int i = 0; i < 100; i++) {
      assertThat(traffic.source("host", i).makeAnyForEcho()).isNotNull();
    }
    assertThat(traffic.made()).isEqualTo(1);
    Traffic.Source source = traffic.source("host", 2);
    for (int i = 1; i < 50; i++) {
      source.makeNew();
    }
    assertThat(traffic.made()).isEqualTo(50);
    traffic.knowAll();
    assertThat(personsFound(traffic.source("host", 3), 2000)).hasSize(50);
  }

  /** The first connection's new person is unanswered: nobody may ask for that or later ones. */
  @Test
  void asksOnlyForThoseWhoseAnswerIsThereWhileItGrows() {
    Traffic traffic = new Traffic(DESTINATIONS, 0, 10);
    Traffic.Source first = traffic.source("host", 1);
    Traffic.Source second = traffic.source("host", 2);
    for (int i = 0; i < 30; i++) {
      first.makeNew();
    }
    traffic.growing();
    assertThat(personsFound(second, 5000)).hasSize(29);
    while (first.makeAny() == Ask.NEW) {
      // Until its new people are answered.
    }
    assertThat(personsFound(second, 5000)).hasSizeGreaterThan(1000);
  }

  /** Returns the phones in the requests that ask for known people. */
  private static Set<String> personsFound(Traffic.Source source, int requests) {
    Set<String> found = new HashSet<>();
    for (int i = 0; i < requests; i++) {
      if (source.makeAny() != Ask.NEW) {
        found.add(text(source).replaceFirst("(?s).*\"phone\":\"([^\"]*)\".*", "$1"));
      }
    }
    return found;
  }

  private static String manyTexts(long seed) {
    Traffic.Source source = new Traffic(DESTINATIONS, 0, KNOWN).source("host", seed);
    StringBuilder texts = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      source.makeAny();
      texts.append(text(source));
    }
    return texts.toString();
  }

  private static String text(Traffic.Source source) {
    RequestText request = source.request();
    return new String(request.bytes(), 0, request.length(), StandardCharsets.UTF_8);
  }

  /** Reads a request as the server does; everything must be accepted, without a warning. */
  private static UpsertRequest read(Traffic.Source source) {
    String[] parts = text(source).split("\r\n\r\n", 2);
    Matcher length = LENGTH.matcher(parts[0]);
    assertThat(length.find()).isTrue();
    assertThat(parts[1]).hasSize(Integer.parseInt(length.group(1)));
    Destination to =
        parts[1].contains("\"first\"") ? DESTINATIONS.getFirst() : DESTINATIONS.getLast();
    Reading<Problem> reading =
        READER.read(parts[1].getBytes(StandardCharsets.UTF_8), location(to), Attribution.UNKNOWN);
    assertThat(reading).as(parts[1]).isInstanceOf(Reading.Accepted.class);
    UpsertRequest request = ((Reading.Accepted<Problem>) reading).request();
    assertThat(request.notes()).isEmpty();
    assertThat(request.customFields()).hasSize(to.field() == null ? 0 : 1);
    return request;
  }

  private static Location location(Destination to) {
    List<CustomFieldDefinition> fields =
        List.of(new CustomFieldDefinition("field", "key", "name", CustomFieldType.TEXT, List.of()));
    return new Location(
        new LocationId(to.location()),
        "Name",
        new Country("US"),
        null,
        null,
        DuplicatePreference.DEFAULT,
        new CustomFieldDefinitions(fields),
        1);
  }
}

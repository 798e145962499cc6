package dev.cardfile.search;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.CustomFields;
import dev.cardfile.contact.CustomValue;
import dev.cardfile.contact.Dnd;
import dev.cardfile.contact.DndChannel;
import dev.cardfile.contact.DndSetting;
import dev.cardfile.contact.Followers;
import dev.cardfile.contact.HeldValues;
import dev.cardfile.contact.PersonName;
import dev.cardfile.contact.Tags;
import dev.cardfile.contact.TextField;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Random contacts and searches, with so few values that the searches often find something. */
public final class RandomSearches {

  private static final Set<TextField> OF_CODES =
      EnumSet.of(TextField.ASSIGNED_TO, TextField.TYPE, TextField.BUSINESS_ID);

  private static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final int MILLIS = 20;

  private static final List<String> TEXTS =
      List.of(
          "mina",
          "Mina",
          "MÍNA",
          "mína",
          "Özdemir",
          "özdemir",
          "100%",
          "a_b",
          "axb",
          "a\\b",
          "O'Brien",
          "\"quoted\"",
          "ΝΊΚΟΣ",
          "νίκος",
          "İstanbul",
          "istanbul",
          "ISTANBUL",
          "x y",
          "😀 z",
          "$.x",
          "*",
          "[a-z]",
          "ß",
          "ẞ",
          "ss",
          "\u212A",
          "k",
          "ı",
          "𐐀",
          "𐐨",
          "Ǆ",
          "ǆ",
          "zebra",
          "Zebra",
          "ä",
          "Ä",
          "e\u0301",
          "Jörg Strauß",
          "jorg STRAUSS",
          "Łódź",
          "lodz",
          "Æsir-Œuvre",
          "Сергей",
          "сергеи\u0306",
          "Сергеи",
          "が",
          "か\u3099",
          "か",
          "--",
          "?",
          "null",
          "true");

  private static final List<String> PARTS =
      List.of(
          "i", "%", "_", "\\", "'", "\"", "ö", "σ", "ß", "s", "ae", "й", "и", "k", " ", "😀", ".",
          "*", "a", "é");

  private static final List<String> CODES =
      List.of("a", "A", "a%", "_", "é", "e", "\"", "1", "long one", "a]b\\^-ß", "A]b\\^-ss", "ø");

  private static final List<String> NUMBERS =
      List.of("0", "-1.5", "42", "42.00", "1E+5", "0.1", "12345678901234567890.5", "3");

  private static final List<String> DATES =
      List.of("1000-01-01", "1969-12-31", "1990-09-25", "2000-02-29", "2026-11-25");

  private static final Field.Custom TEXT = new Field.Custom("text", Field.Kind.TEXT);
  private static final Field.Custom ODD = new Field.Custom("o\"d'd $.[0]%", Field.Kind.TEXT);
  private static final Field.Custom LIST = new Field.Custom("list", Field.Kind.TEXT);
  private static final Field.Custom NUMBER = new Field.Custom("number", Field.Kind.NUMBER);
  private static final Field.Custom DATE = new Field.Custom("date", Field.Kind.DATE);
  private static final Field.Custom FILE = new Field.Custom("file", Field.Kind.STRUCTURE);
  private static final Field.Custom NEVER = new Field.Custom("never", Field.Kind.TEXT);

  private static final List<Field> FIELDS =
      Stream.concat(
              Stream.of(OwnField.values()),
              Stream.<Field>of(TEXT, ODD, LIST, NUMBER, DATE, FILE, NEVER))
          .toList();

  private final Random random;

  public RandomSearches(long seed) {
    random = new Random(seed);
  }

  public static List<Field> fields() {
    return FIELDS;
  }

  public Contact contact(int number) {
    Map<TextField, String> texts = new EnumMap<>(TextField.class);
    for (TextField field : TextField.values()) {
      if (random.nextBoolean()) {
        texts.put(field, one(OF_CODES.contains(field) ? CODES : TEXTS));
      }
    }
    Instant added = START.plusMillis(random.nextInt(MILLIS));
    return new Contact(
        new ContactId("id%04d".formatted(number)),
        new PersonName(perhaps(TEXTS), perhaps(TEXTS)),
        held(number),
        held(number),
        texts,
        random.nextBoolean() ? LocalDate.parse(one(DATES)) : null,
        dnd(),
        new Tags(some(CODES)),
        customFields(),
        new Followers(some(CODES)),
        Attribution.UNKNOWN,
        Attribution.UNKNOWN,
        added,
        added.plusMillis(random.nextInt(MILLIS)),
        added,
        1);
  }

  private HeldValues held(int number) {
    String primary = random.nextInt(4) == 0 ? one(CODES) : "p" + number;
    List<String> additional = new ArrayList<>(some(CODES));
    additional.remove(primary);
    return new HeldValues(random.nextInt(3) == 0 ? null : primary, additional);
  }

  private Dnd dnd() {
    Map<DndChannel, DndSetting> channels = new EnumMap<>(DndChannel.class);
    for (DndChannel channel : DndChannel.values()) {
      if (random.nextInt(3) == 0) {
        channels.put(channel, setting());
      }
    }
    Boolean everywhere = random.nextInt(3) == 0 ? null : Boolean.valueOf(random.nextBoolean());
    return new Dnd(everywhere, channels, random.nextBoolean() ? setting() : null);
  }

  private DndSetting setting() {
    return new DndSetting(one(List.of(DndSetting.Status.values())), null, null);
  }

  private CustomFields customFields() {
    LinkedHashMap<String, CustomValue> values = new LinkedHashMap<>();
    put(values, TEXT, new CustomValue.Text(one(TEXTS)));
    put(values, ODD, new CustomValue.Text(one(TEXTS)));
    put(values, LIST, new CustomValue.Texts(List.of(one(TEXTS), one(TEXTS))));
    put(values, NUMBER, new CustomValue.Numeric(new BigDecimal(one(NUMBERS))));
    put(values, DATE, new CustomValue.Text(one(DATES)));
    put(values, FILE, new CustomValue.Json("{\"text\":\"mina\",\"texts\":[\"mina\"]}"));
    return new CustomFields(values);
  }

  private void put(Map<String, CustomValue> values, Field.Custom field, CustomValue value) {
    if (random.nextBoolean()) {
      values.put(field.id(), value);
    }
  }

  public Filter filter(int depth) {
    return switch (random.nextInt(depth == 0 ? 5 : 9)) {
      case 0 -> {
        List<String> words = Words.of(one(TEXTS) + " é");
        yield new Filter.Word(one(words));
      }
      case 1, 2, 3 -> {
        Field field = one(FIELDS);
        yield new Filter.Test(field, condition(field));
      }
      case 4 -> new Filter.Tag(WordFolding.fold(one(CODES)));
      case 5 -> new Filter.Not(filter(depth - 1));
      case 6 -> new Filter.All(filters(depth - 1));
      case 7 -> new Filter.Any(filters(depth - 1));
      default -> FreeText.of(random.nextInt(3) == 0 ? one(CODES) : one(TEXTS) + " " + one(PARTS));
    };
  }

  private List<Filter> filters(int depth) {
    return Stream.generate(() -> filter(depth)).limit(random.nextInt(4)).toList();
  }

  public Condition condition(Field field) {
    int kind = random.nextInt(3);
    if (kind == 0 || field.kind() == Field.Kind.STRUCTURE) {
      return new Condition.Exists();
    }
    return switch (field.kind()) {
      case TEXT, CODE -> kind == 1 ? new Condition.Equal(value(field)) : part();
      case FLAG -> new Condition.Equal(value(field));
      case NUMBER, DATE, INSTANT ->
          kind == 1 ? new Condition.Equal(value(field)) : new Condition.Within(bounds(field));
      case STRUCTURE -> throw new AssertionError();
    };
  }

  private Condition part() {
    String part = CaseFolding.fold(one(random.nextBoolean() ? PARTS : TEXTS));
    return switch (random.nextInt(4)) {
      case 0 -> new Condition.StartsWith(part);
      case 1 -> new Condition.EndsWith(part);
      default -> new Condition.Contains(part);
    };
  }

  private List<Condition.Bound> bounds(Field field) {
    return Stream.generate(
            () -> new Condition.Bound(one(List.of(Condition.Side.values())), value(field)))
        .limit(1 + random.nextInt(2))
        .toList();
  }

  private Value value(Field field) {
    return switch (field.kind()) {
      case TEXT -> new Value.Text(CaseFolding.fold(one(TEXTS)));
      case CODE ->
          new Value.Text(
              switch (random.nextInt(4)) {
                case 0 -> "p" + random.nextInt(50);
                case 1 -> one(List.of("active", "inactive", "permanent", "lead", "id0007"));
                default -> one(CODES);
              });
      case FLAG -> Value.of(random.nextBoolean());
      case NUMBER -> new Value.Decimal(new BigDecimal(one(NUMBERS)).doubleValue());
      case DATE -> new Value.Text(one(DATES));
      case INSTANT -> Value.of(START.plusMillis(random.nextInt(2 * MILLIS)));
      case STRUCTURE -> throw new AssertionError();
    };
  }

  public Sorting sorting() {
    List<Sorting.Key> keys =
        Stream.generate(
                () -> new Sorting.Key(one(List.of(SortField.values())), random.nextBoolean()))
            .limit(random.nextInt(3))
            .toList();
    List<Filter> leading = Stream.generate(() -> filter(1)).limit(random.nextInt(3)).toList();
    return new Sorting(leading, keys, random.nextBoolean());
  }

  public int limit(int most) {
    return 1 + random.nextInt(most);
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private String perhaps(List<String> all) {
    return random.nextInt(4) == 0 ? null : one(all);
  }

  private List<String> some(List<String> all) {
    return all.stream().filter(each -> random.nextInt(4) == 0).toList();
  }
}

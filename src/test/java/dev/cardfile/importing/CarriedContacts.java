package dev.cardfile.importing;

import dev.cardfile.activity.Activity;
import dev.cardfile.activity.Note;
import dev.cardfile.activity.Task;
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
import dev.cardfile.contact.IdSequence;
import dev.cardfile.contact.PersonName;
import dev.cardfile.contact.Tags;
import dev.cardfile.contact.TextField;
import dev.cardfile.json.Characters;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.store.Contacts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Random contacts with everything that a contact can have, as requests would have created them. */
final class CarriedContacts {

  static final String BUSINESS = "busi0000000000000001";

  private static final List<String> OPTIONS = List.of("one", "a, b", "{x}", "c;d", "=2", "\"q\"");

  private static final List<String> PLAIN =
      List.of("Ann", "Jörg", "O'Neil", "van der Berg", "李", "=1+1", "@home", "-x", "'=x", "a b");

  private static final List<String> HOSTILE =
      List.of(
          "=1+1",
          "=\"x\"",
          "=HYPERLINK(\"http://example.com\";\"x\")",
          "@x",
          "+a",
          "-1",
          "+1 212 555 0143",
          "'=x",
          "''+y",
          "'",
          "a\nb",
          "a\r\nb",
          "a\rb",
          "a,b",
          "a;b",
          "a:::b",
          "say \"hi\"",
          "\"",
          "\"a\", \"b\"",
          "1.5E+10",
          "#REF!",
          "{}",
          "{\"a\":1}",
          "[1]",
          "null",
          "0123",
          "true",
          "a\tb",
          "\\",
          "\u00a0x\u200b",
          "Ünï 😀 \u202e",
          "x".repeat(300));

  private final Random random;
  private final boolean plain;
  private final IdSequence ids;
  private Instant time = Instant.parse("2021-06-08T10:28:39.123Z");
  private int count;

  /**
   * @param plain whether all texts are of a kind that every program's files can contain
   */
  CarriedContacts(Random random, boolean plain) {
    this.random = random;
    this.plain = plain;
    this.ids = new IdSequence(() -> time, random);
  }

  /** Returns a custom field of each type; ids differ between locations, keys do not. */
  static CustomFieldDefinitions fields(String location) {
    List<CustomFieldDefinition> fields = new ArrayList<>();
    for (CustomFieldType type : CustomFieldType.values()) {
      String key = "f_" + type.name().toLowerCase(java.util.Locale.ROOT);
      List<String> options =
          type.takesOptions() && type != CustomFieldType.TEXTBOX_LIST ? OPTIONS : List.of();
      fields.add(
          new CustomFieldDefinition(
              location + fields.size(), key, "Name of " + key, type, options));
    }
    return new CustomFieldDefinitions(fields);
  }

  private String text() {
    List<String> pool = plain ? PLAIN : HOSTILE;
    return Characters.strip(pool.get(random.nextInt(pool.size())));
  }

  private String text(int most) {
    return Characters.strip(Characters.cut(text(), most));
  }

  private String name() {
    return Characters.fold(text(255));
  }

  private <T> @Nullable T maybe(Supplier<T> value) {
    return random.nextBoolean() ? value.get() : null;
  }

  private String email() {
    return "e%d@example.com".formatted(count++);
  }

  private String phone() {
    return "+1212555%04d".formatted(count++);
  }

  private <T> List<T> some(int most, Supplier<T> value) {
    List<T> some = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      some.add(value.get());
    }
    return some;
  }

  /** Returns a contact that was created at the same time as the previous one, or later. */
  Contact next(CustomFieldDefinitions fields) {
    time = time.plusMillis(random.nextInt(3) == 0 ? 0 : random.nextInt(100_000_000));
    ContactId id = ids.nextContactId();
    Instant updated = time.plusMillis(random.nextInt(1000));
    Attribution first = random.nextBoolean() ? Attribution.UNKNOWN : attribution();
    return new Contact(
        id,
        new PersonName(maybe(this::name), maybe(this::name)),
        new HeldValues(maybe(this::email), some(10, this::email)),
        new HeldValues(maybe(this::phone), some(10, this::phone)),
        texts(),
        maybe(() -> LocalDate.of(1940, 1, 1).plusDays(random.nextInt(30_000))),
        dnd(),
        Tags.of(some(4, () -> text(255))),
        custom(fields),
        new Followers(some(3, () -> "user" + count++)),
        first,
        first,
        time,
        updated,
        time.plusMillis(random.nextInt(100_000)),
        1);
  }

  private Map<TextField, String> texts() {
    Map<TextField, String> texts = new EnumMap<>(TextField.class);
    for (TextField field : TextField.values()) {
      if (random.nextBoolean()) {
        texts.put(
            field,
            switch (field) {
              case COUNTRY -> random.nextBoolean() ? "US" : "DE";
              case TIMEZONE -> "America/New_York";
              case BUSINESS_ID -> BUSINESS;
              case POSTAL_CODE -> text(32);
              case GENDER, ASSIGNED_TO, SSN -> text(64);
              case COMPANY_NAME, CITY, STATE, SOURCE, TYPE, KEYWORD -> text(255);
              case ADDRESS1, WEBSITE -> text();
            });
      }
    }
    return texts;
  }

  private Dnd dnd() {
    Map<DndChannel, DndSetting> channels = new EnumMap<>(DndChannel.class);
    for (DndChannel channel : DndChannel.values()) {
      if (random.nextInt(3) == 0) {
        channels.put(channel, setting());
      }
    }
    return new Dnd(
        maybe(random::nextBoolean),
        channels,
        maybe(() ->
            new DndSetting(
                random.nextBoolean() ? DndSetting.Status.ACTIVE : DndSetting.Status.INACTIVE,
                maybe(() -> text(255)),
                null)));
  }

  private DndSetting setting() {
    DndSetting.Status[] all = DndSetting.Status.values();
    return new DndSetting(
        all[random.nextInt(all.length)], maybe(() -> text(255)), maybe(() -> text(64)));
  }

  private Attribution attribution() {
    SequencedMap<String, String> more = new LinkedHashMap<>();
    more.put("medium", text(255));
    return new Attribution(
        maybe(this::text),
        null,
        maybe(this::text),
        maybe(this::text),
        null,
        null,
        null,
        null,
        more);
  }

  private CustomFields custom(CustomFieldDefinitions fields) {
    SequencedMap<String, CustomValue> values = new LinkedHashMap<>();
    List<CustomFieldDefinition> all = new ArrayList<>(fields.all());
    java.util.Collections.shuffle(all, random);
    for (CustomFieldDefinition field : all) {
      if (random.nextBoolean()) {
        values.put(field.id(), custom(field.type()));
      }
    }
    return new CustomFields(values);
  }

  private CustomValue custom(CustomFieldType type) {
    return switch (type) {
      case TEXT, LARGE_TEXT -> new CustomValue.Text(text());
      case NUMERICAL, MONETORY ->
          new CustomValue.Numeric(
              new BigDecimal(
                  List.of("4.20", "-17", "0", "1000", "0.000001").get(random.nextInt(5))));
      case PHONE -> new CustomValue.Text("+12125550143");
      case EMAIL -> new CustomValue.Text("c@example.net");
      case DATE -> new CustomValue.Text("2000-12-31");
      case SINGLE_OPTIONS, RADIO -> new CustomValue.Text(option());
      case CHECKBOX, MULTIPLE_OPTIONS -> new CustomValue.Texts(List.of(option(), option()));
      case TEXTBOX_LIST ->
          random.nextBoolean()
              ? new CustomValue.Texts(List.of(text(), text()))
              : new CustomValue.Json("{\"box\":\"=1\",\"other\":\"a\\nb\"}");
      case FILE_UPLOAD -> new CustomValue.Json("{\"u\":{\"url\":\"https://example.com/a,b\"}}");
    };
  }

  private String option() {
    return OPTIONS.get(random.nextInt(OPTIONS.size()));
  }

  List<Activity> activities(ContactId contact) {
    List<Activity> all = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      all.add(
          new Note(
              ids.next(),
              contact,
              text(),
              maybe(() -> text(255)),
              maybe(() -> "red"),
              maybe(() -> "user1"),
              random.nextBoolean(),
              time));
      all.add(
          new Task(
              ids.next(),
              contact,
              text(255),
              maybe(this::text),
              maybe(() -> "user1"),
              Contacts.NOW.plusSeconds(random.nextInt(1_000_000)),
              random.nextBoolean(),
              time));
    }
    return all;
  }
}

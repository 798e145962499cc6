package dev.cardfile.upsert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.CustomFields;
import dev.cardfile.contact.CustomValue;
import dev.cardfile.contact.Dnd;
import dev.cardfile.contact.DndChannel;
import dev.cardfile.contact.DndSetting;
import dev.cardfile.contact.Edit;
import dev.cardfile.contact.Followers;
import dev.cardfile.contact.HeldValues;
import dev.cardfile.contact.PersonName;
import dev.cardfile.contact.Tags;
import dev.cardfile.contact.TextField;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.InvalidValues;
import dev.cardfile.upsert.request.NameEdit;
import dev.cardfile.upsert.request.Origin;
import dev.cardfile.upsert.request.Part;
import dev.cardfile.upsert.request.UpsertRequest;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.upsert.request.WriteOptions;
import dev.cardfile.upsert.request.WriteOptions.FieldsOption;
import dev.cardfile.upsert.request.WriteOptions.TagsOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each write option makes of each field, for every way to find the contact. */
class OptionsTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final ContactId HELD = new ContactId("held");
  private static final ContactId OTHER = new ContactId("other");
  private static final ContactId NEW = new ContactId("new");
  private static final Attribution SENT = Attribution.UNKNOWN;

  /** How the contact to write is found. */
  enum Way {
    MATCHED_BY_EMAIL,
    MATCHED_BY_PHONE,
    CONTESTED,
    CREATED,
    CHANGED_BY_ID,
    CREATED_BY_ID;

    boolean isNew() {
      return this == CREATED || this == CREATED_BY_ID;
    }

    boolean isById() {
      return this == CHANGED_BY_ID || this == CREATED_BY_ID;
    }
  }

  /** What the contact has in the field, compared with the value sent. */
  enum Held {
    NOTHING,
    THE_SAME,
    ANOTHER
  }

  enum Sent {
    NOTHING,
    NULL,
    VALUE
  }

  record Case(Way way, FieldsOption fields, Part part, Held held, Sent sent) {}

  private static final List<Part> PARTS =
      Stream.of(
              Stream.of(
                  Part.Single.FIRST_NAME,
                  Part.Single.LAST_NAME,
                  Part.Single.DATE_OF_BIRTH,
                  Part.Single.DND,
                  Part.Single.INBOUND_DND),
              Arrays.stream(TextField.values()).map(Part.Text::new),
              Arrays.stream(DndChannel.values()).map(Part.Channel::new),
              Stream.of(new Part.Custom("f1")))
          .flatMap(parts -> parts)
          .map(Part.class::cast)
          .toList();

  static Stream<Case> allCases() {
    List<Case> cases = new ArrayList<>();
    for (Way way : Way.values()) {
      for (FieldsOption fields : FieldsOption.values()) {
        for (Part part : PARTS) {
          for (Held held : way.isNew() ? List.of(Held.NOTHING) : List.of(Held.values())) {
            for (Sent sent : Sent.values()) {
              if (sent != Sent.NULL || isCleared(part)) {
                cases.add(new Case(way, fields, part, held, sent));
              }
            }
          }
        }
      }
    }
    return cases.stream();
  }

  /** Reports whether nulls reach the rule; for other parts, the reader ignores them. */
  private static boolean isCleared(Part part) {
    return switch (part) {
      case Part.Single single -> single != Part.Single.DND && single != Part.Single.INBOUND_DND;
      case Part.Channel channel -> false;
      case Part.Text text -> true;
      case Part.Custom custom -> true;
    };
  }

  @Test
  void everyCaseIsThere() {
    int clearable = 3 + TextField.values().length + 1;
    int others = 2 + DndChannel.values().length;
    assertThat(allCases()).hasSize((4 * 3 + 2) * 2 * (clearable * 3 + others * 2));
  }

  @ParameterizedTest
  @MethodSource("allCases")
  void aFieldIsWrittenAsTheOptionSays(Case given) {
    Contact before = with(person(given.way()), given.part(), value(given.held()));
    Result result = write(given.way(), before, request(given));

    Boolean expected =
        switch (given.sent()) {
          case NOTHING -> value(given.held());
          case NULL -> given.fields() == FieldsOption.FILL_EMPTY ? value(given.held()) : null;
          case VALUE ->
              (given.fields() == FieldsOption.FILL_EMPTY && given.held() != Held.NOTHING)
                  ? value(given.held())
                  : Boolean.TRUE;
        };
    assertThat(result.contact())
        .usingRecursiveComparison()
        .ignoringFields(
            "id", "emails", "phones", "dateAdded", "dateUpdated", "lastActivity", "revision")
        .isEqualTo(with(before, given.part(), expected));
    assertThat(kept(result)).isEqualTo(expectedWarnings(given));
  }

  private static List<String> expectedWarnings(Case given) {
    if (given.fields() == FieldsOption.OVERWRITE || given.held() == Held.NOTHING) {
      return List.of();
    }
    return switch (given.sent()) {
      case NOTHING -> List.of();
      case NULL -> List.of("ignored path of " + given.part());
      case VALUE ->
          given.held() == Held.ANOTHER ? List.of("kept path of " + given.part()) : List.of();
    };
  }

  /** Returns true for the value that is sent, false for another value, null for none. */
  private static @Nullable Boolean value(Held held) {
    return switch (held) {
      case NOTHING -> null;
      case THE_SAME -> true;
      case ANOTHER -> false;
    };
  }

  /** Returns a contact with only e-mail and phone, or a blank one if it is to be created. */
  private static Contact person(Way way) {
    return way.isNew()
        ? Contact.blank(NEW, SENT, NOW)
        : held(new HeldValues("a@example.com", List.of()), new HeldValues("+1212", List.of()));
  }

  private static Contact held(HeldValues emails, HeldValues phones) {
    return new Contact(
        HELD,
        PersonName.UNKNOWN,
        emails,
        phones,
        Map.of(),
        null,
        Dnd.UNSET,
        Tags.NONE,
        CustomFields.NONE,
        Followers.NONE,
        SENT,
        SENT,
        NOW,
        NOW,
        NOW,
        1);
  }

  private static Contact with(Contact contact, Part part, @Nullable Boolean value) {
    String text = value == null ? null : "text " + value;
    PersonName name = contact.name();
    Dnd dnd = contact.dnd();
    return switch (part) {
      case Part.Single single ->
          switch (single) {
            case FIRST_NAME ->
                with(contact, new PersonName(text, name.last()), contact.dateOfBirth(), dnd);
            case LAST_NAME ->
                with(contact, new PersonName(name.first(), text), contact.dateOfBirth(), dnd);
            case DATE_OF_BIRTH -> with(contact, name, date(value), dnd);
            case DND -> with(contact, name, null, new Dnd(value, dnd.channels(), dnd.inbound()));
            case INBOUND_DND ->
                with(contact, name, null, new Dnd(null, dnd.channels(), setting(value)));
            case FULL_NAME, EMAIL, PHONE -> throw new IllegalArgumentException("has its own test");
          };
      case Part.Channel(DndChannel channel) -> {
        DndSetting setting = setting(value);
        Map<DndChannel, DndSetting> channels =
            setting == null ? Map.of() : Map.of(channel, setting);
        yield with(contact, name, null, new Dnd(null, channels, null));
      }
      case Part.Text(TextField field) ->
          with(contact, text == null ? Map.of() : Map.of(field, text), contact.customFields());
      case Part.Custom(String id) -> {
        LinkedHashMap<String, CustomValue> values = new LinkedHashMap<>();
        if (text != null) {
          values.put(id, new CustomValue.Text(text));
        }
        yield with(contact, contact.texts(), new CustomFields(values));
      }
    };
  }

  private static @Nullable LocalDate date(@Nullable Boolean value) {
    return value == null ? null : LocalDate.of(value ? 2000 : 1999, 1, 1);
  }

  private static @Nullable DndSetting setting(@Nullable Boolean value) {
    return value == null
        ? null
        : new DndSetting(value ? DndSetting.Status.ACTIVE : DndSetting.Status.INACTIVE, null, null);
  }

  private static Contact with(
      Contact contact, PersonName name, @Nullable LocalDate birth, Dnd dnd) {
    return new Contact(
        contact.id(),
        name,
        contact.emails(),
        contact.phones(),
        contact.texts(),
        birth,
        dnd,
        contact.tags(),
        contact.customFields(),
        contact.followers(),
        SENT,
        SENT,
        NOW,
        NOW,
        NOW,
        1);
  }

  private static Contact with(
      Contact contact, Map<TextField, String> texts, CustomFields customFields) {
    return new Contact(
        contact.id(),
        contact.name(),
        contact.emails(),
        contact.phones(),
        texts,
        null,
        contact.dnd(),
        contact.tags(),
        customFields,
        contact.followers(),
        SENT,
        SENT,
        NOW,
        NOW,
        NOW,
        1);
  }

  /** Returns a request that sends one part, with the e-mail and phone that the way requires. */
  private static UpsertRequest request(Case given) {
    Sent sent = given.sent();
    Edit<String> text = edit(sent, "text true");
    NameEdit name = NameEdit.KEEP;
    Map<TextField, Edit<String>> texts = Map.of();
    Edit<LocalDate> birth = Edit.keep();
    Boolean dnd = null;
    Map<DndChannel, DndSetting> channels = Map.of();
    DndSetting inbound = null;
    Map<String, Edit<CustomValue>> customFields = Map.of();
    DndSetting setting = sent == Sent.VALUE ? setting(true) : null;
    switch (given.part()) {
      case Part.Single single -> {
        switch (single) {
          case FIRST_NAME -> name = new NameEdit(text, Edit.keep(), Edit.keep());
          case LAST_NAME -> name = new NameEdit(Edit.keep(), text, Edit.keep());
          case DATE_OF_BIRTH -> birth = edit(sent, LocalDate.of(2000, 1, 1));
          case DND -> dnd = sent == Sent.VALUE ? true : null;
          case INBOUND_DND -> inbound = setting;
          case FULL_NAME, EMAIL, PHONE -> throw new IllegalArgumentException("has its own test");
        }
      }
      case Part.Channel(DndChannel channel) ->
          channels = setting == null ? Map.of() : Map.of(channel, setting);
      case Part.Text(TextField field) -> texts = Map.of(field, text);
      case Part.Custom(String id) -> customFields = Map.of(id, text.map(CustomValue.Text::new));
    }
    return new UpsertRequest(
        name,
        by(given.way(), MatchingField.EMAIL),
        by(given.way(), MatchingField.PHONE),
        texts,
        birth,
        dnd,
        channels,
        inbound,
        null,
        customFields,
        false,
        SENT,
        List.of(),
        options(TagsOption.REPLACE, given.fields()),
        Origin.NONE,
        Map.of(given.part(), "path of " + given.part()));
  }

  /** Returns a sent value by which the contact is found, or which another contact holds. */
  private static Edit<String> by(Way way, MatchingField field) {
    boolean email = field == MatchingField.EMAIL;
    return switch (way) {
      case MATCHED_BY_EMAIL -> email ? Edit.put("a@example.com") : Edit.keep();
      case MATCHED_BY_PHONE -> email ? Edit.keep() : Edit.put("+1212");
      case CONTESTED -> Edit.put(email ? "a@example.com" : "+1999");
      case CREATED, CREATED_BY_ID -> Edit.put(email ? "new@example.com" : "+1313");
      case CHANGED_BY_ID -> Edit.keep();
    };
  }

  private static <T> Edit<T> edit(Sent sent, T value) {
    return switch (sent) {
      case NOTHING -> Edit.keep();
      case NULL -> Edit.clear();
      case VALUE -> Edit.put(value);
    };
  }

  private static WriteOptions options(TagsOption tags, FieldsOption fields) {
    return new WriteOptions(false, false, tags, fields, null);
  }

  record Result(Contact contact, List<Warning> warnings) {}

  private static Result write(Way way, Contact before, UpsertRequest request) {
    return switch (decide(way, before, request)) {
      case UpsertResult done -> {
        assertThat(done.created()).isEqualTo(way.isNew());
        assertThat(done.outcome() instanceof MatchOutcome.Contested)
            .isEqualTo(way == Way.CONTESTED);
        yield new Result(done.contact(), done.warnings());
      }
      case WriteOutcome.Written(Contact contact, List<Warning> warnings, var _) ->
          new Result(contact, warnings);
      default -> throw new AssertionError("nothing is refused");
    };
  }

  private static Object decide(Way way, Contact before, UpsertRequest request) {
    Contact other =
        with(
            new Contact(
                OTHER,
                PersonName.UNKNOWN,
                HeldValues.NONE,
                new HeldValues("+1999", List.of()),
                Map.of(),
                null,
                Dnd.UNSET,
                Tags.NONE,
                CustomFields.NONE,
                Followers.NONE,
                SENT,
                SENT,
                NOW,
                NOW,
                NOW,
                1),
            Map.of(),
            CustomFields.NONE);
    List<Contact> all = way.isNew() ? List.of(other) : List.of(before, other);
    return way.isById()
        ? Overwriting.decide(
            before, request, DuplicatePreference.DEFAULT, key -> holder(all, key), NOW)
        : Deciding.decide(
            request, DuplicatePreference.DEFAULT, key -> holder(all, key), null, NEW, NOW);
  }

  private static Optional<Contact> holder(List<Contact> all, MatchKey key) {
    return all.stream().filter(contact -> contact.holds(key)).findFirst();
  }

  private static List<String> kept(Result result) {
    return result.warnings().stream()
        .flatMap(warning ->
            switch (warning) {
              case Warning.Kept(String path) -> Stream.of("kept " + path);
              case Warning.IgnoredNull(String path, var _) -> Stream.of("ignored " + path);
              case Warning.Withheld withheld -> Stream.empty();
              default -> Stream.of(warning.toString());
            })
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # "." says nothing, "null" clears, "-" is unknown.
          # held       | first | last | name          | then            | warnings
          Mina / Okoro | Ana   | .    | .             | Mina / Okoro    | kept first
          Mina / Okoro | Mina  | .    | .             | Mina / Okoro    |
          Mina / Okoro | null  | null | null          | Mina / Okoro    | ignored first, ignored last, ignored name
          Mina / -     | Ana   | Deo  | .             | Mina / Deo      | kept first
          - / Okoro    | Ana   | Deo  | .             | Ana / Okoro     | kept last
          - / -        | null  | null | null          | - / -           |
          # The full name fills what it has words for.
          - / -        | .     | .    | Ana Maria Deo | Ana / Maria Deo |
          - / -        | .     | .    | Ana           | Ana / -         |
          Mina / -     | .     | .    | Mina Okoro    | Mina / Okoro    |
          Mina / -     | .     | .    | Ana Deo       | Mina / Deo      | kept name
          - / Okoro    | .     | .    | Ana           | Ana / Okoro     |
          - / Okoro    | .     | .    | Ana Deo       | Ana / Okoro     | kept name
          Mina / Okoro | .     | .    | Ana Deo       | Mina / Okoro    | kept name
          Mina / Okoro | .     | .    | Mina          | Mina / Okoro    |
          Mina / Okoro | .     | .    | Mina Okoro    | Mina / Okoro    |
          Mina / Okoro | .     | .    | null          | Mina / Okoro    | ignored name
          # Beside a null it counts, beside a value it does not.
          - / -        | null  | .    | Ana Deo       | Ana / Deo       |
          Mina / -     | Ana   | .    | Ana Deo       | Mina / -        | kept first, unused Ana Deo
          Mina / -     | Mina  | .    | Mina          | Mina / -        |
          """)
  void aNameIsFilledPartByPart(
      String held, String first, String last, String full, String then, @Nullable String told) {
    Contact before = with(person(Way.MATCHED_BY_EMAIL), name(held), null, Dnd.UNSET);
    UpsertRequest request =
        RequestBuilder.of(Edit.put("a@example.com"), Edit.keep())
            .name(new NameEdit(cell(first), cell(last), cell(full)))
            .from(SENT)
            .options(options(TagsOption.REPLACE, FieldsOption.FILL_EMPTY))
            .paths(
                Map.of(
                    Part.Single.FIRST_NAME,
                    "first",
                    Part.Single.LAST_NAME,
                    "last",
                    Part.Single.FULL_NAME,
                    "name"))
            .build();
    for (Way way : List.of(Way.MATCHED_BY_EMAIL, Way.CHANGED_BY_ID)) {
      Result result = write(way, before, request);
      assertThat(result.contact().name()).isEqualTo(name(then));
      String warnings =
          result.warnings().stream()
              .map(warning ->
                  warning instanceof Warning.IgnoredName(String value)
                      ? "unused " + value
                      : kept(new Result(before, List.of(warning))).getFirst())
              .collect(Collectors.joining(", "));
      assertThat(warnings).isEqualTo(told == null ? "" : told);
    }
  }

  private static Edit<String> cell(String cell) {
    return switch (cell) {
      case "." -> Edit.keep();
      case "null" -> Edit.clear();
      default -> Edit.put(cell);
    };
  }

  private static PersonName name(String cell) {
    String[] parts = cell.split(" / ", 2);
    return new PersonName(known(parts[0]), known(parts[1]));
  }

  private static @Nullable String known(String cell) {
    return cell.equals("-") ? null : cell;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # The primary value, the additional ones; "-" is none, "null" clears.
          # held     | sent | overwrite: upsert      | by id   | fillEmpty | warnings
          - :        | a    | a :                    | a :     | a :       |
          - : a b    | a    | a : b                  | a : b   | a : b     |
          a :        | a    | a :                    | a :     | a :       |
          a :        | b    | b : a                  | b :     | a : b     | KeptBeside
          a : b      | b    | b : a                  | b :     | a : b     | KeptBeside
          a : b      | c    | c : a b                | c : b   | a : c b   | KeptBeside
          a : b      | null | - : b                  | - : b   | a : b     | IgnoredNull
          - : b      | null | - : b                  | - : b   | - : b     |
          a : 0 1 2 3 4 5 6 7 8 9 | c | c : a 0 1 2 3 4 5 6 7 8 | c : 0 1 2 3 4 5 6 7 8 9 | a : c 0 1 2 3 4 5 6 7 8 | KeptBeside Dropped
          a : 0 1 2 3 4 5 6 7 8 9 | 9 | 9 : a 0 1 2 3 4 5 6 7 8 | 9 : 0 1 2 3 4 5 6 7 8 | a : 0 1 2 3 4 5 6 7 8 9 | KeptBeside
          """)
  void anotherValueBecomesAnAdditionalOne(
      String held,
      String sent,
      String overwritten,
      String overwrittenById,
      String filled,
      @Nullable String warnings) {
    for (MatchingField field : MatchingField.values()) {
      for (Way way : List.of(Way.MATCHED_BY_EMAIL, Way.CHANGED_BY_ID)) {
        for (FieldsOption fields : FieldsOption.values()) {
          String expected =
              fields == FieldsOption.FILL_EMPTY
                  ? filled
                  : way == Way.CHANGED_BY_ID ? overwrittenById : overwritten;
          Result result = write(field, way, fields, values(held), cell(sent));
          assertThat(result.contact().held(field))
              .as("%s %s %s", field, way, fields)
              .isEqualTo(values(expected));
          if (fields == FieldsOption.FILL_EMPTY) {
            assertThat(
                    result.warnings().stream()
                        .map(warning -> warning.getClass().getSimpleName())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(warnings == null ? "" : warnings);
          }
        }
      }
    }
  }

  /** Writes a field that has these values; an upsert finds the contact by the other field. */
  private static Result write(
      MatchingField field, Way way, FieldsOption fields, HeldValues held, Edit<String> sent) {
    HeldValues other = new HeldValues("found", List.of());
    boolean email = field == MatchingField.EMAIL;
    Contact before = email ? held(held, other) : held(other, held);
    Edit<String> found = way == Way.CHANGED_BY_ID ? Edit.keep() : Edit.put("found");
    UpsertRequest request =
        RequestBuilder.of(email ? sent : found, email ? found : sent)
            .from(SENT)
            .options(options(TagsOption.REPLACE, fields))
            .build();
    return write(way, before, request);
  }

  private static HeldValues values(String cell) {
    String[] parts = cell.split(":", 2);
    List<String> additional =
        Arrays.stream(parts[1].strip().split(" ")).filter(value -> !value.isEmpty()).toList();
    return new HeldValues(known(parts[0].strip()), additional);
  }

  @Test
  void anAdditionalValueOfTwoContactsIsNotRefusedToTheOneThatKeepsIt() {
    Contact before =
        held(new HeldValues("a@example.com", List.of("b@example.com")), HeldValues.NONE);
    Contact older = with(before, PersonName.UNKNOWN, null, Dnd.UNSET);
    for (FieldsOption fields : FieldsOption.values()) {
      UpsertRequest request =
          RequestBuilder.of(Edit.put("b@example.com"), Edit.keep())
              .from(SENT)
              .options(options(TagsOption.REPLACE, fields))
              .build();
      WriteOutcome outcome =
          Overwriting.decide(
              before,
              request,
              DuplicatePreference.DEFAULT,
              key -> Optional.of(Contact.blank(OTHER, SENT, older.dateAdded())),
              NOW);
      assertThat(outcome instanceof WriteOutcome.Written)
          .isEqualTo(fields == FieldsOption.FILL_EMPTY);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # held | sent  | replace | add     | remove | listed: replace | add   | remove
          a b    | .     | a b     | a b     | a b    | -               | -     | -
          a b    | -     | -       | a b     | a b    | -               | -     | -
          a b    | b c   | b c     | a b c   | a      | b c             | b c   | -
          a b    | b a   | b a     | a b     | -      | b a             | b a   | -
          -      | a b   | a b     | a b     | -      | a b             | a b   | -
          """)
  void tagsDoWhatTheOptionSays(
      String held,
      String sent,
      String replaced,
      String added,
      String removed,
      String listedByReplace,
      String listedByAdd,
      String listedByRemove) {
    Map<TagsOption, String> expected =
        Map.of(TagsOption.REPLACE, replaced, TagsOption.ADD, added, TagsOption.REMOVE, removed);
    Map<TagsOption, String> listed =
        Map.of(
            TagsOption.REPLACE, listedByReplace,
            TagsOption.ADD, listedByAdd,
            TagsOption.REMOVE, listedByRemove);
    for (Way way : Way.values()) {
      if (way.isNew() && !held.equals("-")) {
        continue;
      }
      for (FieldsOption fields : FieldsOption.values()) {
        for (TagsOption tags : TagsOption.values()) {
          UpsertRequest request =
              request(way, sent.equals(".") ? null : tags(sent), options(tags, fields));
          Result result = write(way, person(way).withTags(tags(held), NOW), request);
          assertThat(result.contact().tags()).isEqualTo(tags(expected.get(tags)));
          assertThat(request.listed(result.contact())).isEqualTo(tags(listed.get(tags)).names());
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"500, 1, false", "499, 1, true", "0, 500, true", "500, 0, true"})
  void aContactGetsNoMoreTagsThanItMayHave(int held, int added, boolean fits) {
    Tags before = tags(IntStream.range(0, held).mapToObj(i -> "h" + i));
    Tags sent = tags(IntStream.range(0, added).mapToObj(i -> "s" + i));
    for (Way way : List.of(Way.MATCHED_BY_PHONE, Way.CHANGED_BY_ID)) {
      Contact contact = person(way).withTags(before, NOW);
      UpsertRequest refused = request(way, sent, options(TagsOption.ADD, FieldsOption.OVERWRITE));
      UpsertRequest dropped =
          request(
              way,
              sent,
              new WriteOptions(
                  false, false, TagsOption.ADD, FieldsOption.OVERWRITE, InvalidValues.DROP));
      Result result = write(way, contact, dropped);
      if (fits) {
        assertThat(write(way, contact, refused).contact().tags()).isEqualTo(before.plus(sent));
        assertThat(result.contact().tags()).isEqualTo(before.plus(sent));
        assertThat(result.warnings()).isEmpty();
      } else {
        assertThat(decide(way, contact, refused)).isEqualTo(new TagsFull(Tags.MAX_COUNT));
        assertThat(result.contact().tags()).isEqualTo(before);
        assertThat(result.warnings()).containsExactly(new Warning.TooManyTags(Tags.MAX_COUNT));
        assertThat(dropped.listed(result.contact())).isEmpty();
      }
    }
  }

  /** A contact that has too long values already may keep them, and may get shorter ones. */
  @ParameterizedTest
  @CsvSource({
    "0, 1048576, true",
    "0, 1048577, false",
    "1000000, 48576, true",
    "1000000, 48577, false",
    "2000000, 0, true",
    "2000000, 1, false"
  })
  void theValuesOfAContactGetNoLongerThanTheyMayBe(int held, int added, boolean fits) {
    CustomFields before = new CustomFields(new LinkedHashMap<>(Map.of("held", text(held))));
    Map<String, Edit<CustomValue>> sent = Map.of("sent", Edit.put(text(added)));
    for (Way way : List.of(Way.MATCHED_BY_PHONE, Way.CHANGED_BY_ID)) {
      Contact contact = with(person(way), Map.of(), before);
      UpsertRequest refused = request(way, sent, InvalidValues.REFUSE);
      UpsertRequest dropped = request(way, sent, InvalidValues.DROP);
      Result result = write(way, contact, dropped);
      if (fits) {
        assertThat(write(way, contact, refused).contact().customFields())
            .isEqualTo(before.with(sent));
        assertThat(result.contact().customFields()).isEqualTo(before.with(sent));
        assertThat(result.warnings()).isEmpty();
      } else {
        assertThat(decide(way, contact, refused))
            .isEqualTo(new FieldsFull(CustomFields.MAX_LENGTH));
        assertThat(result.contact().customFields()).isEqualTo(before);
        assertThat(result.warnings())
            .containsExactly(new Warning.TooLongFields(CustomFields.MAX_LENGTH));
      }
    }
  }

  @Test
  void tooLongValuesCanBeMadeShorter() {
    CustomFields before =
        new CustomFields(
            new LinkedHashMap<>(Map.of("one", text(1_500_000), "two", text(1_500_000))));
    Contact contact = with(person(Way.CHANGED_BY_ID), Map.of(), before);
    UpsertRequest shorter =
        request(Way.CHANGED_BY_ID, Map.of("one", Edit.put(text(9))), InvalidValues.REFUSE);
    assertThat(write(Way.CHANGED_BY_ID, contact, shorter).contact().customFields().length())
        .isEqualTo(1_500_009);
  }

  /** What was cleared to make room comes back only if there is room again. */
  @Test
  void anUndoMakesValuesNoLongerThanTheyMayBe() {
    CustomFields first = new CustomFields(new LinkedHashMap<>(Map.of("one", text(1_000_000))));
    CustomFields second = new CustomFields(new LinkedHashMap<>(Map.of("two", text(1_000_000))));
    Contact before = with(person(Way.CHANGED_BY_ID), Map.of(), first);
    Contact after = with(before, Map.of(), CustomFields.NONE);
    Contact current = with(before, Map.of(), second);
    Reverting reverting =
        new Reverting(DuplicatePreference.DEFAULT, any -> Optional.empty(), any -> false);
    Reverted undone = reverting.undone(current, before, after, NOW);
    assertThat(undone.contact().customFields()).isEqualTo(second);
    assertThat(undone.warnings())
        .containsExactly(new Warning.TooLongFields(CustomFields.MAX_LENGTH));
    assertThat(reverting.undone(after, before, after, NOW).contact().customFields())
        .isEqualTo(first);
  }

  private static CustomValue text(int length) {
    return new CustomValue.Text("x".repeat(length));
  }

  private static UpsertRequest request(
      Way way, Map<String, Edit<CustomValue>> customFields, InvalidValues invalid) {
    return RequestBuilder.of(by(way, MatchingField.EMAIL), by(way, MatchingField.PHONE))
        .customFields(customFields)
        .from(SENT)
        .options(
            new WriteOptions(false, false, TagsOption.REPLACE, FieldsOption.OVERWRITE, invalid))
        .build();
  }

  private static UpsertRequest request(Way way, @Nullable Tags tags, WriteOptions options) {
    return RequestBuilder.of(by(way, MatchingField.EMAIL), by(way, MatchingField.PHONE))
        .tags(tags)
        .from(SENT)
        .options(options)
        .build();
  }

  private static Tags tags(Stream<String> names) {
    return new Tags(names.toList());
  }

  private static Tags tags(@Nullable String cell) {
    return cell == null || cell.equals("-") ? Tags.NONE : tags(Arrays.stream(cell.split(" ")));
  }
}

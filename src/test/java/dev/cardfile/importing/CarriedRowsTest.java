package dev.cardfile.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.activity.Note;
import dev.cardfile.activity.Task;
import dev.cardfile.business.Business;
import dev.cardfile.contact.Alias;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.HeldValues;
import dev.cardfile.contact.TextField;
import dev.cardfile.contact.key.MatchKey;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.imports.Counts;
import dev.cardfile.imports.KeptRow;
import dev.cardfile.location.InvalidValues;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.Decision;
import dev.cardfile.store.Effect;
import dev.cardfile.store.Lookup;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.WorkingSet;
import dev.cardfile.store.Writing;
import dev.cardfile.store.sql.StoreKind;
import dev.cardfile.wire.imports.ImportOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a row of a file has in addition to the body of an upsert. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class CarriedRowsTest {

  private static final LocationId HERE = new LocationId("here");
  private static final String BUSINESS = "busi0000000000000001";
  private static final String WHOLE =
      """
      {"id":"00000000000000000ann","email":"ann@example.com","type":"lead","keyword":"k","ssn":"1",\
      "additionalEmails":["A@example.net","a2@example.net"],"additionalPhones":["(212) 555-0144"],\
      "followers":["u1","u2"],"businessId":"busi0000000000000001",\
      "notes":[{"id":"00000000000000note01","body":"first","title":"t","color":"red","userId":"u9",\
      "pinned":true,"dateAdded":"2021-06-08T10:28:39.123Z"},{"body":"no id"}],\
      "tasks":[{"id":"00000000000000task01","title":"call","body":"soon","assignedTo":"u1",\
      "dueDate":"2026-02-01T00:00:00Z","completed":false,"dateAdded":"2021-06-08T10:28:39Z"},\
      {"title":"write","dueDate":"2026-03-01","completed":true}]}
      """;

  @Parameter private StoreKind kind;

  private StoreFixture database;
  private Stores stores;
  private TestImports imports;
  private Instant now = Contacts.NOW;

  @BeforeEach
  void open() {
    database = kind.newFixture();
    stores = database.open(StoreSettings.DEFAULT, StoreEvents.NONE);
    stores.locations().create(Contacts.location(HERE));
    Business business = new Business(BUSINESS, "Deos", Map.of(), Contacts.NOW, Contacts.NOW);
    var _ =
        stores
            .transactions()
            .exclusively(
                HERE,
                Writing.TEST,
                Set.of(),
                view -> new Decision<>(true, List.of(new Effect.ChangeBusiness(null, business))));
    imports = new TestImports(stores, () -> now);
  }

  @AfterEach
  void close() {
    stores.close();
    try (StoreFixture closing = database) {
      closing.check();
    }
  }

  private TestImports.Outcome run(String file) throws IOException {
    now = now.plusSeconds(60);
    return imports.run(HERE, file);
  }

  private Contact holder(String email) {
    return WorkingSet.exclusively(
            stores,
            HERE,
            Set.of(new Lookup.ByKey(new MatchKey(MatchingField.EMAIL, email))),
            working -> working.oldestHolder(new MatchKey(MatchingField.EMAIL, email)))
        .orElseThrow();
  }

  /** An erasure finds a kept row by these, so that none of the person's data stays behind. */
  @Test
  void aKeptRowIsFoundByAllItsEmailsAndPhonesAndItsId() throws IOException {
    String row =
        """
        {"id":"00000000000000000ann","email":"no address","country":"DE","phone":"030 901820",\
        "additionalEmails":[" Ann@Example.com","a2@example.net","no address"],\
        "additionalPhones":["030 901821","+1 212 555-0144"]}
        """;
    assertThat(run(row).kept())
        .extracting(KeptRow::person)
        .containsExactly(
            new KeptRow.Person(
                Set.of(
                    new MatchKey(MatchingField.EMAIL, "ann@example.com"),
                    new MatchKey(MatchingField.EMAIL, "a2@example.net"),
                    new MatchKey(MatchingField.PHONE, "+4930901820"),
                    new MatchKey(MatchingField.PHONE, "+4930901821"),
                    new MatchKey(MatchingField.PHONE, "+12125550144")),
                new Alias(Alias.CARDFILE, "00000000000000000ann")));
  }

  private List<Note> notes(ContactId contact) {
    return stores.notes().list(HERE, contact).orElseThrow();
  }

  private List<Task> tasks(ContactId contact) {
    return stores.tasks().list(HERE, contact).orElseThrow();
  }

  private static List<String> codes(TestImports.Outcome outcome) {
    return outcome.kept().stream().map(KeptRow::code).toList();
  }

  @Test
  void allOfItIsWritten() throws IOException {
    TestImports.Outcome outcome = run(WHOLE);
    assertThat(outcome.kept()).isEmpty();
    Contact ann = holder("ann@example.com");
    assertThat(ann.emails())
        .isEqualTo(new HeldValues("ann@example.com", List.of("a@example.net", "a2@example.net")));
    assertThat(ann.phones()).isEqualTo(new HeldValues(null, List.of("+12125550144")));
    assertThat(ann.followers().userIds()).containsExactly("u1", "u2");
    assertThat(ann.texts())
        .containsEntry(TextField.BUSINESS_ID, BUSINESS)
        .containsEntry(TextField.TYPE, "lead")
        .containsEntry(TextField.KEYWORD, "k")
        .containsEntry(TextField.SSN, "1");
    assertThat(holder("a2@example.net").id()).isEqualTo(ann.id());
    assertThat(notes(ann.id())).extracting(Note::body).containsExactlyInAnyOrder("first", "no id");
    assertThat(notes(ann.id()))
        .contains(
            new Note(
                "00000000000000note01",
                ann.id(),
                "first",
                "t",
                "red",
                "u9",
                true,
                Instant.parse("2021-06-08T10:28:39.123Z")));
    assertThat(tasks(ann.id())).extracting(Task::title).containsExactlyInAnyOrder("call", "write");
    assertThat(tasks(ann.id())).allMatch(task -> task.id().length() == 20);
  }

  @Test
  void aSecondImportOfTheSameChangesNothing() throws IOException {
    run(WHOLE);
    Contact ann = holder("ann@example.com");
    List<Note> notes = notes(ann.id());
    List<Task> tasks = tasks(ann.id());
    TestImports.Outcome again = run(WHOLE);
    assertThat(again.now().counts()).isEqualTo(new Counts(0, 0, 1, 0, 0));
    assertThat(again.kept()).isEmpty();
    assertThat(holder("ann@example.com")).isEqualTo(ann);
    assertThat(notes(ann.id())).isEqualTo(notes);
    assertThat(tasks(ann.id())).isEqualTo(tasks);
  }

  @Test
  void whatHasAnIdIsFoundByItAndTheRestByWhatItSays() throws IOException {
    run(WHOLE);
    ContactId ann = holder("ann@example.com").id();
    TestImports.Outcome changed =
        run(WHOLE.replace("\"first\"", "\"other\"").replace("\"no id\"", "\"no id either\""));
    assertThat(changed.now().counts().updated()).isEqualTo(1);
    assertThat(notes(ann))
        .extracting(Note::body)
        .containsExactlyInAnyOrder("other", "no id", "no id either");
    // Notes with the same text stay apart if they have different ids, and else become one.
    run(
        """
        {"email":"ann@example.com","notes":[{"id":"00000000000000note03","body":"same"},\
        {"id":"00000000000000note04","body":"same"},{"body":"once"},{"body":"once"}]}
        """);
    assertThat(notes(ann))
        .extracting(Note::body)
        .containsExactlyInAnyOrder("other", "no id", "no id either", "same", "same", "once");
  }

  @Test
  void isAddedToWhatTheContactHas() throws IOException {
    run(
        """
        {"email":"ann@example.com","additionalEmails":["old@example.com"],"followers":["u0"]}
        """);
    run(WHOLE);
    Contact ann = holder("ann@example.com");
    assertThat(ann.emails().additional())
        .containsExactly("old@example.com", "a@example.net", "a2@example.net");
    assertThat(ann.followers().userIds()).containsExactly("u0", "u1", "u2");
  }

  @Test
  void nothingIsTakenFromAnybodyElse() throws IOException {
    run("{\"email\":\"ben@example.com\",\"additionalEmails\":[\"a2@example.net\"]}\n");
    ContactId ben = holder("ben@example.com").id();
    TestImports.Outcome outcome = run(WHOLE);
    assertThat(codes(outcome)).containsExactly("withheld");
    assertThat(outcome.kept().getFirst().message())
        .contains("additionalEmails (a2@example.net)", ben.value());
    assertThat(holder("ann@example.com").emails().additional()).containsExactly("a@example.net");
    assertThat(holder("a2@example.net").id()).isEqualTo(ben);
  }

  @Test
  void whatIsTooMuchIsReported() throws IOException {
    String emails =
        IntStream.range(0, 12)
            .mapToObj("\"e%d@example.net\""::formatted)
            .collect(Collectors.joining(","));
    String followers =
        IntStream.range(0, 102).mapToObj("\"u%d\""::formatted).collect(Collectors.joining(","));
    TestImports.Outcome outcome =
        run(
            "{\"email\":\"ann@example.com\",\"additionalEmails\":[%s],\"followers\":[%s]}\n"
                .formatted(emails, followers));
    assertThat(codes(outcome)).containsExactly("too_many");
    assertThat(outcome.kept().getFirst().message())
        .contains("(e10@example.net)", "(e11@example.net)", "(u100)", "(u101)")
        .doesNotContain("(e9@example.net)", "(u99)");
    assertThat(holder("ann@example.com").emails().additional()).hasSize(10);
    String notes =
        IntStream.range(0, 1001)
            .mapToObj("{\"body\":\"n%d\"}"::formatted)
            .collect(Collectors.joining(","));
    outcome = run("{\"email\":\"ann@example.com\",\"notes\":[%s]}\n".formatted(notes));
    assertThat(codes(outcome)).containsExactly("too_many");
    assertThat(notes(holder("ann@example.com").id())).isEmpty();
  }

  @Test
  void aContactHasRoomForSoManyNotes() throws IOException {
    String long1 = "x".repeat(60_000);
    StringBuilder file = new StringBuilder();
    for (int row = 0; row < 10; row++) {
      String notes =
          IntStream.range(row * 10, row * 10 + 10)
              .mapToObj(number -> "{\"body\":\"%d%s\"}".formatted(number, long1))
              .collect(Collectors.joining(","));
      file.append("{\"email\":\"ann@example.com\",\"notes\":[%s]}\n".formatted(notes));
    }
    TestImports.Outcome outcome = run(file.toString());
    List<Note> notes = notes(holder("ann@example.com").id());
    assertThat(notes).hasSize(83);
    assertThat(codes(outcome)).containsOnly("too_many").hasSize(2);
    assertThat(outcome.now().counts().updated()).isEqualTo(8);
  }

  @Test
  void whatIsInvalidIsReportedAndTheRestWritten() throws IOException {
    String row =
        """
        {"email":"ann@example.com","additionalEmails":["no mail","a@example.net"],\
        "additionalPhones":["12","+1 212 555 0143 x9"],"followers":["%s","u1"],\
        "businessId":"other","notes":[{"title":"no body"},{"body":"b","title":"%s"},"text"],\
        "tasks":[{"title":"t"},{"title":"t","dueDate":"2026-03-01","completed":true}]}
        """
            .formatted("x".repeat(65), "y".repeat(256));
    TestImports.Outcome outcome = run(row);
    assertThat(outcome.now().counts().created()).isEqualTo(1);
    assertThat(outcome.kept()).hasSize(1);
    assertThat(outcome.kept().getFirst().message())
        .contains("additionalEmails.0 must be an email")
        .contains("additionalPhones.0 must be a valid phone number")
        .contains("without its extension 9")
        .contains("followers.0 must be shorter")
        .contains("businessId (other): The location has no such business.")
        .contains("notes.0.body", "notes.1.title", "notes.2 must be an object")
        .contains("tasks.0.dueDate", "tasks.0.completed");
    Contact ann = holder("ann@example.com");
    assertThat(ann.emails().additional()).containsExactly("a@example.net");
    assertThat(ann.phones().additional()).containsExactly("+12125550143");
    assertThat(ann.followers().userIds()).containsExactly("u1");
    assertThat(notes(ann.id())).extracting(Note::body).containsExactly("b");
    assertThat(tasks(ann.id())).hasSize(1);
    TestImports.Outcome refused =
        imports.run(
            HERE,
            new ImportOptions(Map.of(), null, null, InvalidValues.REFUSE, false),
            new ByteArrayInputStream(
                row.replace("ann@", "bad mail").getBytes(StandardCharsets.UTF_8)));
    assertThat(refused.now().counts().failed()).isEqualTo(1);
    assertThat(refused.kept().getFirst().message())
        .contains("email must be an email", "additionalEmails.0 must be an email");
  }

  @Test
  void aRowOfAnIdAloneAddsToItsContact() throws IOException {
    run(WHOLE);
    Contact ann = holder("ann@example.com");
    TestImports.Outcome outcome =
        run("{\"id\":\"00000000000000000ann\",\"notes\":[{\"body\":\"more\"}]}\n");
    assertThat(outcome.now().counts()).isEqualTo(new Counts(0, 1, 0, 0, 0));
    assertThat(holder("ann@example.com")).isEqualTo(ann);
    assertThat(notes(ann.id())).hasSize(3);
  }

  private void delete(ContactId contact) {
    WorkingSet.exclusively(
        stores,
        HERE,
        Set.of(new Lookup.ById(contact)),
        working -> {
          working.delete(working.contact(contact).orElseThrow().id());
          return true;
        });
  }

  private TestImports.Outcome revived(String file) throws IOException {
    now = now.plusSeconds(60);
    return imports.run(
        HERE,
        new ImportOptions(Map.of(), null, null, InvalidValues.DROP, true),
        new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
  }

  /** The row says nothing of these values, so only this report tells that they are gone. */
  @Test
  void whoComesBackWithoutAFormerValueIsReported() throws IOException {
    run(WHOLE);
    delete(holder("ann@example.com").id());
    run("{\"email\":\"a2@example.net\"}\n");
    assertThat(Writing.to(stores).businesses().delete(HERE, Writing.TEST, BUSINESS, now)).isTrue();
    TestImports.Outcome outcome = revived("{\"id\":\"00000000000000000ann\",\"city\":\"Rome\"}\n");
    assertThat(outcome.now().counts().updated()).isEqualTo(1);
    KeptRow kept = outcome.kept().getFirst();
    assertThat(kept.outcome()).isEqualTo("partly");
    assertThat(kept.message())
        .contains(holder("a2@example.net").id() + " has the email a2@example.net", BUSINESS);
    assertThat(kept.person().keys())
        .containsExactly(new MatchKey(MatchingField.EMAIL, "a2@example.net"));
  }

  @Test
  void whoComesBackHasItsNotesOnce() throws IOException {
    run(WHOLE);
    ContactId ann = holder("ann@example.com").id();
    delete(ann);
    TestImports.Outcome skipped = run(WHOLE);
    assertThat(codes(skipped)).containsExactly("deleted");
    assertThat(revived(WHOLE).now().counts().updated()).isEqualTo(1);
    assertThat(notes(ann)).hasSize(2);
    assertThat(tasks(ann)).hasSize(2);
  }

  @Test
  void ourOwnExportFindsItsContactsAgainByTheirOwnIds() throws IOException {
    String file = "id,firstName,lastName,email,phone,dateAdded,lastActivity\r\n";
    run("{\"email\":\"ann@example.com\",\"firstName\":\"Ann\"}\n");
    ContactId ann = holder("ann@example.com").id();
    TestImports.Outcome outcome = run(file + ann.value() + ",Anna,Deo,,,2021-06-08T10:28:39Z,\r\n");
    assertThat(outcome.now().counts()).isEqualTo(new Counts(0, 1, 0, 0, 0));
    assertThat(holder("ann@example.com").name().first()).isEqualTo("Anna");
    assertThat(stores.contacts().count(HERE)).isEqualTo(1);
  }
}

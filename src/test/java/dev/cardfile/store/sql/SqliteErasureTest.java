package dev.cardfile.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.ContactId;
import dev.cardfile.contact.Tags;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Activities;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.Decision;
import dev.cardfile.store.Effect;
import dev.cardfile.store.RetryKey;
import dev.cardfile.store.RetryOutcome;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.Writing;
import dev.cardfile.write.Writes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Erasing a person leaves no byte of their data in SQLite's file or its log. */
class SqliteErasureTest {

  private static final LocationId HERE = new LocationId("here");
  private static final ContactId PERSON = new ContactId("person");

  /** Contained in every value of the person, and nowhere else. */
  private static final String SECRET = "zq7secret";

  private static final int OTHERS = 300;
  private static final long PATIENCE_SECONDS = 60;

  private final SqliteFixture fixture = new SqliteFixture();
  private Stores stores;
  private Writes writes;

  @BeforeEach
  void open() {
    stores = fixture.open(StoreSettings.DEFAULT.withUnindexed(0), StoreEvents.NONE);
    writes = Writing.to(stores);
    stores.locations().create(Contacts.location(HERE));
  }

  @AfterEach
  void close() {
    try (SqliteFixture closing = fixture) {
      stores.close();
      closing.check();
    }
  }

  @Test
  void noByteIsLeft() throws Exception {
    Contacts.insert(
        stores,
        HERE,
        IntStream.range(0, OTHERS)
            .mapToObj(i -> Contacts.full("other%04d".formatted(i), "x" + i))
            .toList());
    live();
    awaitIndexed();
    checkpoint();
    assertThat(filesWith(SECRET)).as("where the person was").isNotEmpty();

    assertThat(writes.run(writes.reversals().erase(HERE, Writing.TERMS, PERSON))).isPresent();

    assertThat(fixture.everything()).noneMatch(row -> row.contains(SECRET));
    checkpoint();
    assertThat(filesWith(SECRET)).isEmpty();
    assertThat(filesWith("x" + OTHERS / 2)).as("others").isNotEmpty();
    stores.close();
    assertThat(filesWith(SECRET)).isEmpty();
  }

  /** Brings the person into every table that can contain data of a person. */
  private void live() {
    Contact person = Contacts.full(PERSON.value(), SECRET).withTags(Tags.NONE, Contacts.NOW);
    Contacts.insert(stores, HERE, person);
    add("1");
    writes.run(writes.contacts().delete(HERE, Writing.TERMS, PERSON));
    writes.run(writes.reversals().restore(HERE, Writing.TERMS, PERSON));
    add("2");
    writes.run(writes.contacts().delete(HERE, Writing.TERMS, PERSON));
    writes.run(writes.reversals().restore(HERE, Writing.TERMS, PERSON));
    RetryOutcome outcome =
        new RetryOutcome(
            new RetryKey("scope", "key"),
            "fingerprint",
            Contacts.NOW,
            PERSON,
            new RetryOutcome.Answer(200, "{\"name\":\"" + SECRET + "\"}", null));
    stores
        .transactions()
        .exclusively(
            HERE,
            Writing.TEST,
            Set.of(),
            view -> Decision.of(Optional.empty(), new Effect.KeepOutcome(outcome, false)));
  }

  private void add(String number) {
    writes.run(
        writes
            .notes()
            .add(
                HERE,
                Writing.TERMS,
                Activities.NOTES.full("note" + number, PERSON.value(), SECRET)));
    writes.run(
        writes
            .tasks()
            .add(
                HERE,
                Writing.TERMS,
                Activities.TASKS.full("task" + number, PERSON.value(), SECRET)));
  }

  private void awaitIndexed() throws InterruptedException {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    String indexed = "SELECT 1 FROM contact_term WHERE contact_id = '" + PERSON.value() + "'";
    while (fixture.rows(indexed).isEmpty()) {
      assertThat(System.nanoTime()).as("the index is late").isLessThan(giveUp);
      Thread.sleep(5);
    }
  }

  /**
   * Moves the whole log into the database file and truncates it, as a server does when it stops.
   */
  private void checkpoint() throws SQLException, InterruptedException {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    try (Connection connection = fixture.onlooker().open();
        Statement statement = connection.createStatement()) {
      boolean isDone = false;
      while (!isDone) {
        assertThat(System.nanoTime()).as("somebody reads on and on").isLessThan(giveUp);
        try (ResultSet rows = statement.executeQuery("PRAGMA wal_checkpoint(truncate)")) {
          isDone = rows.next() && rows.getInt(1) == 0;
        }
        Thread.sleep(5);
      }
    }
  }

  private List<String> filesWith(String text) throws IOException {
    try (var files = Files.list(fixture.file().getParent())) {
      return files
          .filter(file -> contains(file, text))
          .map(file -> file.getFileName().toString())
          .toList();
    }
  }

  private static boolean contains(Path file, String text) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

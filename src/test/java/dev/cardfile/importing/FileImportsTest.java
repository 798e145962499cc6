package dev.cardfile.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Actor;
import dev.cardfile.contact.IdSequence;
import dev.cardfile.imports.Import;
import dev.cardfile.imports.ImportState;
import dev.cardfile.location.InvalidValues;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.Writing;
import dev.cardfile.store.sql.StoreKind;
import dev.cardfile.wire.imports.ImportOptions;
import dev.cardfile.write.imports.Imports;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Files whose imports are run by processes that end in the middle. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class FileImportsTest {

  private static final LocationId HERE = new LocationId("here");
  private static final int ROWS = 12_000;
  private static final int BAD = 7;
  private static final ImportOptions OPTIONS =
      new ImportOptions(Map.of(), null, null, InvalidValues.DROP, false);

  @Parameter private StoreKind kind;

  private StoreFixture database;
  private Stores stores;
  private Instant now = Contacts.NOW;

  @BeforeEach
  void open() {
    database = kind.newFixture();
    stores = database.open(StoreSettings.DEFAULT, StoreEvents.NONE);
    stores.locations().create(Contacts.location(HERE));
  }

  @AfterEach
  void close() {
    stores.close();
    try (StoreFixture closing = database) {
      closing.check();
    }
  }

  private FileImports files() {
    InstantSource clock = () -> now;
    return new FileImports(stores, clock, new IdSequence(clock, RandomGenerator.getDefault()));
  }

  private static byte[] people() {
    StringBuilder csv =
        new StringBuilder(
            "Contact Id,First Name,Last Name,Phone,Email,Business Name,Created,Tags\n");
    for (int i = 1; i <= ROWS; i++) {
      csv.append("id%018d,Name%d,".formatted(i, i));
      csv.append(i % BAD == 0 ? "\"never closed\n" : "Poe,,,,2021-06-08T10:28:39Z,\n");
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  private Import take(byte[] bytes) throws IOException {
    FileImports.Taking taking =
        files()
            .take(HERE, Actor.COMMAND_LINE, "people.csv", OPTIONS, new ByteArrayInputStream(bytes));
    return ((FileImports.Taking.Taken) taking).kept();
  }

  /** Simulates the end of a process that runs an import. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** The clock stands still, so no lease expires: the first process must hand its turn over. */
  @Test
  void aProcessThatEndsBetweenTwoReadingsHandsOver() throws IOException {
    String id = take(people()).id();
    Import left =
        new ImportRun(files(), HERE, "first", () -> find(id).mapping() != null)
            .run(id, progress -> {});
    assertThat(left.mapping()).isNotNull();
    assertThat(left.counts().rows()).isZero();
    assertThat(new ImportRun(files(), HERE, "second").run(id, progress -> {}).state())
        .isEqualTo(ImportState.DONE);
  }

  private Import find(String id) {
    return stores.imports().find(HERE, id).orElseThrow();
  }

  @Test
  void eachRowIsDoneOnceWhereverAProcessEnds() throws IOException {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    Import waiting = take(people());
    Import last = waiting;
    for (int process = 0; last.state() != ImportState.DONE; process++) {
      long steps = process < 5 ? random.nextLong(ROWS / 3) : Long.MAX_VALUE;
      long[] left = {steps};
      try {
        last =
            new ImportRun(files(), HERE, "process" + process)
                .run(
                    waiting.id(),
                    progress -> {
                      if (--left[0] < 0) {
                        throw new Killed();
                      }
                    });
      } catch (Killed ended) {
        now = now.plus(Imports.LEASE).plus(Duration.ofSeconds(1));
      }
    }
    long bad = ROWS / BAD;
    assertThat(last.counts().rows()).isEqualTo(ROWS);
    assertThat(last.counts().failed()).isEqualTo(bad);
    assertThat(last.counts().created()).isEqualTo(ROWS - bad);
    assertThat(stores.contacts().count(HERE)).isEqualTo(ROWS - bad);
    assertThat(stores.imports().rows(HERE, waiting.id(), 0, ROWS)).hasSize((int) bad);
    assertThat(stores.imports().chunk(HERE, waiting.id(), 0)).isEmpty();
  }

  @Test
  void whatIsPausedGoesOnLater() throws IOException {
    Import waiting = take(people());
    Imports imports = new Imports(() -> now);
    boolean[] paused = {false};
    Import stopped =
        new ImportRun(files(), HERE, "one")
            .run(
                waiting.id(),
                progress -> {
                  if (!paused[0]) {
                    paused[0] = true;
                    var _ = Writing.to(stores).run(imports.pause(HERE, Writing.TEST, waiting.id()));
                  }
                });
    assertThat(stopped.state()).isEqualTo(ImportState.PAUSED);
    assertThat(stopped.counts().rows()).isLessThan(ROWS);
    var _ = Writing.to(stores).run(imports.resume(HERE, Writing.TEST, waiting.id()));
    Import done = new ImportRun(files(), HERE, "two").run(waiting.id(), progress -> {});
    assertThat(done.state()).isEqualTo(ImportState.DONE);
    assertThat(done.counts().rows()).isEqualTo(ROWS);
    assertThat(stores.contacts().count(HERE)).isEqualTo(done.counts().created());
  }
}

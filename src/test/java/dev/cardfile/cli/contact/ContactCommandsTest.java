package dev.cardfile.cli.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.cli.Shell;
import dev.cardfile.contact.CustomValue;
import dev.cardfile.contact.Tags;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.Writing;
import dev.cardfile.store.sql.Database;
import dev.cardfile.upsert.DeleteOutcome;
import dev.cardfile.upsert.TagChange;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactCommandsTest {

  private static final LocationId HERE = new LocationId("here");

  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(directory);
    shell.line("location create --id here --name Here");
    try (Stores stores =
        Database.sqlite(directory.resolve("cardfile-data").resolve("cardfile.db"))
            .open(StoreSettings.DEFAULT, StoreEvents.NONE)) {
      Contacts.insert(stores, HERE, Contacts.named("c1", "Mina", "Kern"));
      Contacts.insert(stores, HERE, Contacts.full("c2", "x"));
      IntStream.range(0, 25)
          .forEach(i ->
              Writing.to(stores)
                  .run(
                      Writing.to(stores)
                          .lists()
                          .changeTags(HERE, Writing.TERMS, Contacts.blank("c1").id(), tag(i))));
      assertThat(
              Writing.to(stores)
                  .run(
                      Writing.to(stores)
                          .contacts()
                          .delete(HERE, Writing.TERMS, Contacts.blank("c2").id())))
          .isInstanceOf(DeleteOutcome.Deleted.class);
    }
  }

  private static TagChange tag(int number) {
    return new TagChange.Add(new Tags(List.of("t" + number)));
  }

  @Test
  void showPrintsTheContact() {
    String shown = shell.line("contact show c1 --location here").printed();
    assertThat(shown).contains("id: c1\n", "first name: Mina\n", "tags: t0,t1,");
    String json = shell.line("contact show c1 --location here --json").printed();
    assertThat(json).startsWith("{\"id\":\"c1\"").contains("\"tags\":[\"t0\",\"t1\"");
    assertThat(shell.line("contact show c2 --location here").said(1))
        .isEqualTo("location here has no contact c2");
    assertThat(shell.line("contact show c1 --location there").exitCode()).isEqualTo(1);
    assertThat(shell.line("contact show c1 --location here --at soon").said(2))
        .contains("is not a time such as");
  }

  @Test
  void showPrintsTheContactAsItWas() {
    String was = shell.line("contact show c1 --location here --at 2999-01-01T00:00:00Z").printed();
    assertThat(was).contains("first name: Mina\n").doesNotContain("date updated");
    assertThat(shell.line("contact show c1 --location here --at 2020-01-01T00:00:00Z").said(1))
        .isEqualTo("location here has no contact c1");
  }

  @Test
  void historyIsATableTheNewestFirst() {
    Shell.Result result = shell.line("contact history c1 --location here");
    assertThat(result.exitCode()).isZero();
    List<String> lines = result.out().lines().toList();
    assertThat(lines).hasSize(21);
    assertThat(lines.getFirst().split(" +", -1))
        .containsExactly("SEQ", "AT", "CHANGE", "BY", "FIELDS");
    assertThat(lines.get(1)).matches("27 +\\S+Z +updated +token token-of-a-test +tags");
    assertThat(result.err()).isEqualTo("cardfile: there are older changes: --limit shows more\n");
    String all = shell.line("contact history c1 --location here --limit 1000 --json").printed();
    assertThat(all.lines()).hasSize(26);
    assertThat(all.lines().toList().getLast())
        .startsWith("{\"seq\":1,")
        .contains("\"firstName\":{\"old\":null,\"new\":\"Mina\"}");
    assertThat(shell.line("contact history c2 --location here").printed()).contains("deleted");
    assertThat(shell.line("contact history c3 --location here").said(1))
        .isEqualTo("location here has no contact c3");
    assertThat(shell.line("contact history c1 --location here --limit 0").said(2))
        .contains("is not a number from 1 to 1000");
  }

  @Test
  void changesAreTheLastOnesTheOldestFirst() {
    List<String> lines = shell.line("changes --location here").printed().lines().toList();
    assertThat(lines).hasSize(21);
    assertThat(lines.getFirst()).startsWith("SEQ").contains("CONTACT");
    assertThat(lines.getLast()).matches("28 +\\S+Z +deleted +c2 .*");
    String first = shell.line("changes --location here --after 0 --limit 1 --json").printed();
    assertThat(first).startsWith("{\"seq\":1,").contains("\"contact\":{\"id\":\"c1\"");
    assertThat(shell.line("changes --location here --after 99").said(1))
        .isEqualTo("changes after 99 are no longer kept, or there is no such change");
    assertThat(shell.line("changes --location here --after 28").err())
        .isEqualTo("cardfile: location here has no change after 28\n");
    assertThat(shell.line("changes --location there").exitCode()).isEqualTo(1);
  }

  /** More than a page of the store has, which ends early where contacts are long. */
  @Test
  void allChangesOfALongContactAreListed() {
    CustomValue million = new CustomValue.Text("x".repeat(1_000_000));
    try (Stores stores =
        Database.sqlite(directory.resolve("cardfile-data").resolve("cardfile.db"))
            .open(StoreSettings.DEFAULT, StoreEvents.NONE)) {
      Contacts.insert(stores, HERE, Contacts.withCustomFields("c3", Map.of("f", million)));
      for (int i = 0; i < 12; i++) {
        Writing.to(stores)
            .run(
                Writing.to(stores)
                    .lists()
                    .changeTags(HERE, Writing.TERMS, Contacts.blank("c3").id(), tag(i)));
      }
    }
    Shell.Result history = shell.line("contact history c3 --location here --limit 13");
    assertThat(history.out().lines()).hasSize(14);
    assertThat(history.err()).isEmpty();
    List<String> last = shell.line("changes --location here --limit 13").printed().lines().toList();
    assertThat(last).hasSize(14);
    assertThat(last.getLast()).startsWith("41 ");
  }

  /** The command runs until it is interrupted; the changes may come from other processes. */
  @Test
  void changesFollowsWhatComes() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FutureTask<Shell.Result> following =
        new FutureTask<>(
            () -> shell.run(out, "changes --location here --after 27 --follow --json".split(" ")));
    Thread thread = Thread.ofPlatform().start(following);
    awaitLines(out, 1);
    shell.line("contact restore c2 --location here");
    awaitLines(out, 2);
    shell.line("contact erase c2 --location here --yes");
    awaitLines(out, 3);
    thread.interrupt();
    Shell.Result result = following.get();
    assertThat(result.exitCode()).isZero();
    List<String> lines = result.out().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).startsWith("{\"seq\":28,").contains("contact.deleted");
    assertThat(lines.get(1)).startsWith("{\"seq\":29,").contains("contact.restored", "\"c2\"");
    assertThat(lines.get(2)).startsWith("{\"seq\":30,").contains("erased");
  }

  private static void awaitLines(ByteArrayOutputStream out, int count) throws InterruptedException {
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (out.toString(StandardCharsets.UTF_8).lines().count() < count) {
      assertThat(System.nanoTime()).as("a change is not printed").isLessThan(giveUp);
      Thread.sleep(10);
    }
  }

  @Test
  void restoreBringsADeletedContactBack() {
    Shell.Result restored = shell.line("contact restore c2 --location here");
    assertThat(restored.out()).isEqualTo("restored c2\n");
    assertThat(restored.err())
        .isEqualTo(
            "cardfile: The contact was not linked, because the business has since been deleted.\n");
    assertThat(shell.line("contact show c2 --location here").printed()).contains("id: c2\n");
    assertThat(shell.line("contact history c2 --location here").printed()).contains("restored");
    assertThat(shell.line("contact restore c2 --location here").said(1))
        .isEqualTo("contact c2 is not deleted");
    assertThat(shell.line("contact restore c3 --location here").said(1))
        .isEqualTo("location here has no contact c3");
    assertThat(shell.line("contact restore c2 --location there").exitCode()).isEqualTo(1);
  }

  @Test
  void eraseLeavesNothingButACertificate() {
    assertThat(shell.line("contact erase c2 --location here").said(2))
        .contains("erasing cannot be undone: add --yes to erase c2");
    String json = shell.line("contact erase c2 --location here --yes --json").printed();
    assertThat(json)
        .startsWith("{\"id\":\"c2\",\"erasedAt\":\"")
        .contains("\"removed\":{\"contacts\":0,", "\"notReached\":[\"backups\",");
    assertThat(shell.line("contact restore c2 --location here").said(1))
        .isEqualTo("c2 was erased and cannot be restored");
    assertThat(shell.line("contact erase c1 --location here --yes").printed())
        .startsWith("id: c1\n")
        .contains("removed: {\"contacts\":1,");
    assertThat(shell.line("contact show c1 --location here").said(1))
        .isEqualTo("location here has no contact c1");
    assertThat(shell.line("contact erase c3 --location here --yes").said(1))
        .isEqualTo("location here has no contact c3");
  }
}

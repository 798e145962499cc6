package dev.cardfile.cli.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.cli.Shell;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.sql.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {

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
      Contacts.insert(stores, HERE, Contacts.named("c2", "Lars", "Berg"));
    }
  }

  @Test
  void printsTheFile() {
    String csv = shell.line("export --location here").printed();
    assertThat(csv.lines()).hasSize(3);
    assertThat(csv).startsWith("id,firstName,lastName").contains("c1,Mina,Kern", "c2,Lars,Berg");
    assertThat(shell.line("export --location here --profile highlevel").printed())
        .startsWith("Contact Id,First Name");
    assertThat(shell.line("export --location here --format ndjson").printed().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("{"));
    assertThat(shell.line("export --location here --format vcf").printed())
        .contains("FN:Mina Kern");
  }

  @Test
  void writesAFileThatWasNotThere() throws IOException {
    shell.line("export --location here --out contacts.csv");
    Path file = directory.resolve("contacts.csv");
    assertThat(Files.readString(file).stripTrailing())
        .isEqualTo(shell.line("export --location here").printed());
    assertThat(shell.line("export --location here --out contacts.csv").said(1))
        .contains("is there already");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThat(shell.line("export --location here --format xlsx").said(2)).contains("csv, ndjson");
    assertThat(shell.line("export --location here --profile x").said(2)).contains("highlevel");
    assertThat(shell.line("export --location there").exitCode()).isEqualTo(1);
  }
}

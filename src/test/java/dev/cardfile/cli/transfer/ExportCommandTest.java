package dev.cardfile.cli.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardfile.cli.RunningServer;
import dev.cardfile.cli.Shell;
import dev.cardfile.cli.command.CommandFailed;
import dev.cardfile.location.LocationId;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.sql.Database;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
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
        .contains("already exists");
  }

  /** Counts the attempts to write, none of which succeeds. */
  private static final class Full extends OutputStream {
    private int attempts;

    @Override
    public void write(int one) throws IOException {
      write(new byte[1], 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      attempts++;
      throw new IOException("No space left on device");
    }
  }

  @Test
  void failsAtOnceIfStandardOutputCannotBeWritten() {
    try (Stores stores =
        Database.sqlite(directory.resolve("cardfile-data").resolve("cardfile.db"))
            .open(StoreSettings.DEFAULT, StoreEvents.NONE)) {
      Contacts.insert(
          stores,
          HERE,
          IntStream.range(1000, 2000)
              .mapToObj(i -> Contacts.named("c" + i, "Ann", "Poe"))
              .toList());
    }
    Full full = new Full();
    assertThat(shell.lineInto(full, "export --location here").said(1))
        .contains("standard output cannot be written");
    assertThat(full.attempts).isEqualTo(1);
    assertThat(shell.lineInto(new Full(), "location list").said(1))
        .contains("standard output cannot be written");
  }

  @Test
  void deletesAFileWhoseLastBytesCannotBeWritten() throws IOException {
    Path file = Files.createFile(directory.resolve("some.csv"));
    assertThatThrownBy(() ->
            NewFile.write(
                file,
                new Full(),
                stream -> {
                  stream.write(1);
                  return "one byte";
                }))
        .isInstanceOf(CommandFailed.class)
        .hasMessage(file + " cannot be written: No space left on device");
    assertThat(file).doesNotExist();
  }

  @Test
  void namesTheFolderThatIsMissing() {
    Path folder = directory.resolve("gone");
    assertThat(shell.line("export --location here --out " + folder.resolve("some.csv")).said(1))
        .contains("some.csv cannot be written: there is no " + folder);
  }

  @Test
  void choosesFieldsAndContacts() throws IOException {
    assertThat(shell.line("export --location here --fields lastName,id --query mina").printed())
        .isEqualTo("lastName,id\r\nKern,c1");
    Files.writeString(
        directory.resolve("search.json"),
        "{\"locationId\":\"here\",\"filters\":[{\"field\":\"firstNameLowerCase\","
            + "\"operator\":\"eq\",\"value\":\"lars\"}]}");
    assertThat(shell.line("export --location here --fields id --search search.json").printed())
        .isEqualTo("id\r\nc2");
    assertThat(shell.line("export --location here --fields id,shoe").said(2))
        .contains("each value in fields must be one of");
    assertThat(shell.line("export --location here --search none.json").said(1))
        .contains("cannot read the file");
    assertThat(shell.line("export --location here --search search.json --query x").said(2))
        .contains("not both");
    assertThat(shell.line("export --location here --include notes").printed())
        .startsWith("id,firstName")
        .contains(",notes");
  }

  @Test
  void asksAServer() throws Exception {
    try (RunningServer server = RunningServer.start(shell)) {
      String token = shell.line("token create --location here").printed();
      Files.writeString(directory.resolve("token.txt"), token + "\n");
      String own = shell.line("export --location here --format ndjson").printed();
      String url = " --url " + server.url();
      assertThat(shell.line("export --format ndjson --token-file token.txt" + url).printed())
          .isEqualTo(own);
      shell.with("CARDFILE_EXPORT_TOKEN", token);
      // What comes from there is said.
      assertThat(shell.line("export --location here --fields id --query mina" + url).out())
          .isEqualTo("id\r\nc1\r\n");
      Files.writeString(
          directory.resolve("search.json"), "{\"locationId\":\"here\",\"query\":\"lars\"}");
      assertThat(shell.line("export --fields id --search search.json" + url).out())
          .isEqualTo("id\r\nc2\r\n");
      shell.line("export --out all.csv" + url);
      assertThat(Files.readString(directory.resolve("all.csv")).lines()).hasSize(3);
      assertThat(shell.line("export --location other" + url).err()).contains("(403)");
      assertThat(shell.line("export --format xlsx" + url).err()).contains("format must be one of");
    }
    assertThat(shell.line("export --url http://127.0.0.1:1").err()).contains("no server answers");
    assertThat(shell.line("export --url x:y").err()).contains("is not a server address");
  }

  @Test
  void aServerWantsAToken() {
    assertThat(shell.line("export --url http://127.0.0.1:1").said(2)).contains("needs a token");
    assertThat(shell.line("export --location here --token x").said(2)).contains("--url");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThat(shell.line("export --location here --format xlsx").said(2)).contains("csv, ndjson");
    assertThat(shell.line("export --location here --profile x").said(2)).contains("highlevel");
    assertThat(shell.line("export --location there").exitCode()).isEqualTo(1);
  }
}

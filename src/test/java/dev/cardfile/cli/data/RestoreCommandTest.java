package dev.cardfile.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.cli.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreCommandTest {

  @TempDir private Path directory;
  private Shell shell;
  private Path backup;

  @BeforeEach
  void save() {
    shell = new Shell(directory);
    shell.line("location create mine --name Mine").printed();
    shell.line("backup saved.db").printed();
    backup = directory.resolve("saved.db");
  }

  @Test
  void restoresWhatWasSavedAndLeavesTheBackupAsItIs() throws IOException {
    byte[] saved = Files.readAllBytes(backup);
    assertThat(shell.line("restore saved.db --data new").printed())
        .matches(
            "\\Qfile: %s\nstore: %s\nbytes: %d\nschema: \\E[1-9]\\d*"
                .formatted(backup, directory.resolve("new/cardfile.db"), saved.length));
    assertThat(shell.line("location show mine --data new").printed()).startsWith("id: mine\n");
    assertThat(Files.readAllBytes(backup)).isEqualTo(saved);
    assertThat(names(directory.resolve("new"))).containsExactly("cardfile.db");
    assertThat(names(directory)).containsExactly("cardfile-data", "new", "saved.db");
    assertThat(Files.getPosixFilePermissions(directory.resolve("new/cardfile.db"))).hasSize(2);
  }

  @Test
  void overwritesNoStore() throws IOException {
    byte[] store = Files.readAllBytes(directory.resolve("cardfile-data/cardfile.db"));
    assertThat(shell.line("restore saved.db").said(1))
        .startsWith(
            "there is already a store at " + directory.resolve("cardfile-data/cardfile.db"));
    assertThat(Files.readAllBytes(directory.resolve("cardfile-data/cardfile.db"))).isEqualTo(store);
    Files.createDirectory(directory.resolve("left"));
    Files.writeString(directory.resolve("left/cardfile.db-wal"), "");
    assertThat(shell.line("restore saved.db --data left").said(1))
        .endsWith("cardfile.db-wal is left over from another store: move it away too");
  }

  @Test
  void restoresOnlyAWholeBackup() throws IOException {
    byte[] saved = Files.readAllBytes(backup);
    Path file = directory.resolve("file.db");
    Files.writeString(file, "no database, but long enough to be taken for one".repeat(100));
    assertThat(restoring(file)).endsWith("file.db is not a database");
    Files.write(file, new byte[0]);
    assertThat(restoring(file)).isEqualTo("there is no store at " + file);
    Files.write(file, Arrays.copyOf(saved, saved.length / 2));
    assertThat(restoring(file)).contains("damaged");
    byte[] broken = saved.clone();
    Arrays.fill(broken, saved.length - 4096, saved.length, (byte) 0x5a);
    Files.write(file, broken);
    assertThat(restoring(file)).contains("damaged");
    Files.write(file, saved);
    Files.writeString(directory.resolve("file.db-wal"), "");
    assertThat(restoring(file))
        .endsWith("file.db-wal exists, so the file is a database in use, not a backup");
  }

  private String restoring(Path file) {
    String said = shell.line("restore " + file.getFileName() + " --data new").said(1);
    assertThat(directory.resolve("new")).doesNotExist();
    return said;
  }

  @Test
  void saysInOneLineWhatItCannotDo() {
    assertThat(shell.line("restore").said(2)).startsWith("missing FILE.");
    assertThat(shell.run("restore", " ").said(2)).isEqualTo("FILE: ' ' is not a path");
    assertThat(shell.line("restore none.db --data new").said(1))
        .isEqualTo("there is no file " + directory.resolve("none.db"));
    assertThat(shell.line("restore cardfile-data --data new").said(1)).endsWith(" is not a file");
    assertThat(
            shell
                .line("restore saved.db --database jdbc:postgresql://127.0.0.1:1/d?password=secret")
                .said(1))
        .isEqualTo(
            ("this command restores only to SQLite; for PostgreSQL, run: cardfile copy --from"
                    + " jdbc:sqlite:%s --to URL")
                .formatted(backup));
  }

  private static Stream<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }
}

package dev.cardfile.cli.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.cardfile.cli.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationCommandsTest {

  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(directory);
  }

  @Test
  void createPrintsJustTheId() {
    assertThat(shell.line("location create --id main_1 --name Main").printed()).isEqualTo("main_1");
    assertThat(shell.line("location create --id main_1 --name Again").said(1))
        .isEqualTo("location main_1 already exists");
    assertThat(shell.line("location show main_1").printed())
        .isEqualTo(
            """
            id: main_1
            name: Main
            country: -
            timezone: -
            allow duplicates: no
            match: email,phone
            company id: -
            fields: 0\
            """);
  }

  @Test
  void createTakesAllSettings() {
    String created =
        shell
            .run(
                "location",
                "create",
                "--id=x",
                "--name= Ünï  ✓ ",
                "--country=de",
                "--timezone=Asia/Calcutta",
                "--allow-duplicates",
                "--match=phone",
                "--json")
            .printed();
    assertThat(created)
        .isEqualTo(
            "{\"id\":\"x\",\"name\":\"Ünï  ✓\",\"country\":\"DE\",\"timezone\":\"Asia/Calcutta\","
                + "\"allowDuplicates\":true,\"match\":[\"phone\"]}");
    assertThat(shell.line("location list --json").printed()).isEqualTo(created);
    assertThat(shell.line("location show x --json").printed())
        .isEqualTo(created.replace("]}", "],\"companyId\":null,\"fields\":0}"));
  }

  @ParameterizedTest
  @CsvSource({
    "--id, a/b, '--id: ''a/b'' is not an id of 1 to 64 letters, digits, - and _'",
    "--id, '', '--id: '''' is not an id of 1 to 64 letters, digits, - and _'",
    "--name, '  ', --name: must not be blank",
    "--country, XX, --country: 'XX' is not a two-letter country code (ISO 3166-1)",
    "--timezone, Mars/X, --timezone: 'Mars/X' is not an IANA time zone",
    "--timezone, europe/berlin, --timezone: 'europe/berlin' is not an IANA time zone; did you mean Europe/Berlin?",
    "--match, 'email,email', '--match: ''email,email'' is not one or two of email and phone, the stronger first'",
    "--match, 'email,', '--match: ''email,'' is not one or two of email and phone, the stronger first'",
    "--match, mail, '--match: ''mail'' is not one or two of email and phone, the stronger first'",
  })
  void createRefusesWhatItDoesNotTake(String flag, String value, String said) {
    List<String> arguments = new java.util.ArrayList<>(List.of("location", "create"));
    for (String other : List.of("--id", "--name")) {
      if (!other.equals(flag)) {
        arguments.addAll(List.of(other, "x"));
      }
    }
    arguments.addAll(List.of(flag, value));
    assertThat(shell.run(arguments.toArray(String[]::new)).said(2)).isEqualTo(said);
    assertThat(directory).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({
    "'a\u0007b', --name: contains control characters or invalid characters",
    "'a\nb', --name: contains control characters or invalid characters",
    "'a\ud800', --name: contains control characters or invalid characters",
    "'a\ufffd', --name: contains characters that were lost: set the locale to UTF-8",
  })
  void refusesNamesThatNobodyCanRead(String name, String said) {
    assertThat(shell.run("location", "create", "--id", "x", "--name", name).said(2))
        .isEqualTo(said);
  }

  @Test
  void refusesNamesThatAreTooLong() {
    assertThat(shell.run("location", "create", "--id", "a", "--name", "x".repeat(255)).printed())
        .isEqualTo("a");
    assertThat(shell.run("location", "create", "--id", "b", "--name", "x".repeat(256)).said(2))
        .isEqualTo("--name: must not be longer than 255 characters");
  }

  @Test
  void listIsAligned() {
    shell.line("location create --id b --name Second --country US --timezone America/Chicago");
    shell.line("location create --id first --name É --allow-duplicates --match phone,email");
    assertThat(shell.line("location list").printed())
        .isEqualTo(
            """
            ID     NAME    COUNTRY  TIMEZONE         ALLOW DUPLICATES  MATCH
            b      Second  US       America/Chicago  no                email,phone
            first  É       -        -                yes               phone,email\
            """);
  }

  @Test
  void setChangesWhatIsGivenAndShowsTheLocation() {
    shell.line("location create --id a --name A --country US --allow-duplicates");
    assertThat(shell.line("location set a --timezone Europe/Berlin --match phone").printed())
        .contains("country: US\n")
        .contains("timezone: Europe/Berlin\n")
        .contains("allow duplicates: yes\n")
        .contains("match: phone\n")
        .doesNotContain("duplicates: 0");
    assertThat(shell.line("location set a --allow-duplicates false --country de").printed())
        .contains("country: DE\n")
        .contains("allow duplicates: no\n")
        .endsWith("\nduplicates: 0");
    assertThat(shell.line("location set a --allow-duplicates false").printed())
        .doesNotContain("duplicates: 0");
  }

  @Test
  void whatBecomesOfInvalidValuesIsShownOnceItIsSet() {
    shell.line("location create --id a --name A");
    assertThat(shell.line("location show a").printed()).doesNotContain("invalid");
    assertThat(shell.line("location set a --invalid-values drop").printed())
        .contains("invalid values: drop\n");
    assertThat(shell.line("location set a --country de").printed())
        .contains("invalid values: drop\n");
  }

  @Test
  void setRefusesNothingAndNonsense() {
    shell.line("location create --id a --name A");
    assertThat(shell.line("location set a").said(2))
        .isEqualTo(
            "nothing to change: give --allow-duplicates, --match, --country, --timezone or"
                + " --invalid-values");
    assertThat(shell.line("location set a --allow-duplicates maybe").said(2))
        .isEqualTo("--allow-duplicates: 'maybe' is not true or false");
    assertThat(shell.line("location set a --invalid-values keep").said(2))
        .isEqualTo("--invalid-values: 'keep' is not refuse or drop");
  }

  @ParameterizedTest
  @CsvSource({"show", "duplicates"})
  void knowsNoOtherLocation(String command) {
    shell.line("location create --id a --name A");
    assertThat(shell.run("location", command, "b").said(1)).isEqualTo("there is no location b");
    assertThat(shell.line("location set b --match email").said(1))
        .isEqualTo("there is no location b");
  }

  @Test
  void makesNoStoreOfAMistypedFolder() {
    assertThat(shell.line("location list --data typo").said(1))
        .isEqualTo(
            "there is no store at %s; 'cardfile serve' and 'cardfile location create' create one"
                .formatted(directory.resolve("typo/cardfile.db")));
    assertThat(directory).isEmptyDirectory();
  }

  /** The folder is a link to itself, because permissions do not keep root from reading. */
  @Test
  void doesNotTakeAStoreThatItCannotReadForNone() throws Exception {
    Files.createSymbolicLink(directory.resolve("loop"), directory.resolve("loop"));
    assertThat(shell.line("location list --data loop").said(1))
        .startsWith("cannot read " + directory.resolve("loop/cardfile.db") + ": ");
  }

  @Test
  void saysThatTheFolderOfTheStoreIsNotReadable() throws Exception {
    shell.line("location create --id a --name A --data closed");
    Path folder = directory.resolve("closed");
    Files.setPosixFilePermissions(folder, Set.of());
    assumeFalse(Files.isReadable(folder), "root may read all");
    assertThat(shell.line("location list --data closed").said(1))
        .isEqualTo("cannot read %s: permission denied".formatted(folder.resolve("cardfile.db")));
  }

  @Test
  void keepsTheStoreWhereItIsTold() {
    shell.line("location create --id a --name A --data d --database jdbc:sqlite:other/my.db");
    assertThat(directory.resolve("other/my.db")).isRegularFile();
    assertThat(directory.resolve("d")).doesNotExist();
    shell.with("CARDFILE_DATABASE", "jdbc:sqlite:other/my.db");
    assertThat(shell.line("location list --json").printed()).startsWith("{\"id\":\"a\"");
  }

  @Test
  void makesTheFolderForItsOwnerOnly() throws Exception {
    shell.line("location create --id a --name A");
    Path folder = directory.resolve("cardfile-data");
    assertThat(Files.getPosixFilePermissions(folder))
        .isEqualTo(java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void saysInOneLineWhyTheStoreCannotBeUsed() throws Exception {
    Files.writeString(directory.resolve("file"), "x".repeat(5000));
    assertThat(shell.line("location create --id a --name A --data file").said(1))
        .contains(directory.resolve("file").toString())
        .endsWith(" is a file");
    assertThat(shell.line("location create --id a --name A --database jdbc:sqlite:file").said(1))
        .contains(directory.resolve("file").toString())
        .endsWith("is not a database");
  }
}

package dev.cardfile.cli.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.cli.RunningServer;
import dev.cardfile.cli.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {

  private static final String PEOPLE =
      """
      Contact Id,First Name,Last Name,Phone,Email,Business Name,Created,Last Activity,Tags
      ocQHyuzHvysMo5N5VsXc,Ann,Deo,+12125550143,ann@example.com,Deos,Jun 08 2021 10:28 AM,Jul 22 2022 02:09 PM,"a, b"
      aBxgRqvijWmQ8Vgi2lgV,Ben,Roe,,,,Jun 02 2021 02:28 PM,Jun 03 2022 12:59 PM,
      aBxgRqvijWmQ8Vgi2lgW,Cleo,Poe,not a phone,,,Jun 02 2021 02:28 PM,Jun 03 2022 12:59 PM,
      """;

  private static final Pattern LEFT = Pattern.compile("left: (.*)");

  @TempDir private Path directory;
  private Shell shell;

  @BeforeEach
  void makeLocation() {
    shell = new Shell(directory);
    shell.line("location create --id mine --name Mine --country US").printed();
  }

  private void write(String name, String text) throws IOException {
    Files.write(directory.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }

  private static String counts(int created, int updated, int unchanged, int failed, int skipped) {
    return "state: done\nrows: %d\ncreated: %d\nupdated: %d\nunchanged: %d\nfailed: %d\nskipped: %d"
        .formatted(
            created + updated + unchanged + failed + skipped,
            created,
            updated,
            unchanged,
            failed,
            skipped);
  }

  private String left(String printed) throws IOException {
    Matcher left = LEFT.matcher(printed);
    assertThat(left.find()).as(printed).isTrue();
    return Files.readString(Path.of(left.group(1)));
  }

  @Test
  void highLevelGetsItsOwnIdsBack() throws Exception {
    write("people.csv", PEOPLE);
    shell.line("import people.csv --location mine").printed();
    assertThat(shell.line("contact show ocQHyuzHvysMo5N5VsXc --location mine").printed())
        .contains("ann@example.com");
    String exported = shell.line("export --location mine --profile highlevel").printed();
    assertThat(exported)
        .contains("\nocQHyuzHvysMo5N5VsXc,Ann,Deo,", "\naBxgRqvijWmQ8Vgi2lgV,Ben,Roe,");
    write("back.csv", exported);
    assertThat(shell.line("import back.csv --location mine").printed())
        .contains(counts(0, 0, 3, 0, 0));
    assertThat(shell.line("export --location mine --format ndjson").printed())
        .doesNotContain("ocQHyuzHvysMo5N5VsXc");
  }

  @Test
  void importsAFileOnceHoweverOften() throws Exception {
    write("people.csv", PEOPLE);
    String first = shell.line("import people.csv --location mine").printed();
    assertThat(first).contains(counts(3, 0, 0, 0, 0));
    assertThat(left(first))
        .startsWith("Contact Id,First Name,")
        .contains("aBxgRqvijWmQ8Vgi2lgW,Cleo")
        .contains("partly")
        .doesNotContain("Ben");
    String again = shell.line("import people.csv --location mine").printed();
    assertThat(again).contains(counts(0, 0, 3, 0, 0));
    write(
        "changed.csv",
        PEOPLE
            .replace("Ben,Roe", "Benjamin,Roe")
            .replace("aBxgRqvijWmQ8Vgi2lgW", "another0000000000"));
    String changed = shell.line("import changed.csv --location mine").printed();
    assertThat(changed).contains(counts(1, 1, 1, 0, 0));
  }

  /** The second of the kept rows cannot be read, which ends the writing in the middle. */
  @Test
  void rowsThatAreLeftAreWrittenWholeOrNotAtAll() throws Exception {
    write("people.csv", "Email,First Name\nnobody,Ann\nnobody,Ben\n");
    String first = shell.line("import people.csv --location mine --invalid refuse").printed();
    String left = left(first);
    Matcher file = LEFT.matcher(first);
    assertThat(file.find()).isTrue();
    Files.delete(Path.of(file.group(1)));
    String id = first.lines().findFirst().orElseThrow().substring("import: ".length());
    execute(
        "ALTER TABLE import_row RENAME TO whole",
        """
        CREATE VIEW import_row AS
        SELECT location_id, import_id, number, line, outcome, contact_id, code, message,
          CASE number WHEN 2 THEN abs(-9223372036854775807 - 1) ELSE content END AS content,
          email, phone, alias
        FROM whole
        """);
    assertThat(shell.line("import --location mine --resume " + id).exitCode()).isEqualTo(1);
    assertThat(Path.of(file.group(1))).doesNotExist();
    execute("DROP VIEW import_row", "ALTER TABLE whole RENAME TO import_row");
    assertThat(left(shell.line("import --location mine --resume " + id).printed())).isEqualTo(left);
  }

  private void execute(String... statements) throws SQLException {
    Path store = directory.resolve("cardfile-data").resolve("cardfile.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  @Test
  void failedRowsCanBeMendedAndSentAgain() throws Exception {
    write(
        "people.csv",
        "Email,First Name\nann@example.com,Ann\nnot an e-mail,Ben\n,Cleo\nann@example.com,Anna\n");
    String first = shell.line("import people.csv --location mine --invalid refuse").printed();
    assertThat(first).contains(counts(1, 1, 0, 2, 0));
    String left = left(first);
    assertThat(left)
        .startsWith("Email,First Name,_row,_outcome,_contactId,_code,_message\r\n")
        .contains("not an e-mail,Ben,2,failed,,")
        .hasLineCount(3);
    write("mended.csv", left.replace("not an e-mail", "ben@example.com"));
    assertThat(shell.line("import mended.csv --location mine").printed())
        .contains(counts(1, 0, 0, 1, 0));
  }

  @Test
  void saysWhatTheColumnsAreTakenForAndWritesNothing() throws Exception {
    write("people.csv", "E-Mail,Vorname,Irgendwas\nann@example.com,Ann,x\n");
    Shell.Result looked =
        shell.line("import people.csv --location mine --dry-run --mapping Irgendwas=city");
    assertThat(looked.out()).contains("email").contains("firstName").contains("city");
    assertThat(looked.err())
        .contains("1 rows; of the first 1, 1 would be created", "nothing was written");
  }

  @Test
  void saysWhyAFileIsNotTaken() throws Exception {
    write("empty.csv", "");
    assertThat(shell.line("import empty.csv --location mine").err()).contains("empty");
    write("some.pdf", "%PDF-1.7 and more");
    assertThat(shell.line("import some.pdf --location mine").err()).contains("This is a PDF");
    assertThat(shell.line("import nothing.csv --location mine").said(1))
        .contains("cannot read the file");
    assertThat(shell.line("import some.pdf --location other").said(1)).contains("no location");
    assertThat(shell.line("import --location mine").said(2)).contains("--resume");
    assertThat(shell.line("import --location mine --resume none").said(1)).contains("no import");
    write("dates.csv", "Email,Date of Birth\nann@example.com,3/4/1990\n");
    assertThat(shell.line("import dates.csv --location mine").err()).contains("day or the month");
    assertThat(shell.line("import dates.csv --location mine --dates dmy").printed())
        .contains(counts(1, 0, 0, 0, 0));
  }

  /** Such an import must not look as if it had succeeded. */
  @Test
  void headingsWithoutRowsAreToldSo() throws Exception {
    write("headings.csv", "Email,First Name\n,\n");
    String told = "The file has headings, and no rows below them";
    Shell.Result tried = shell.line("import headings.csv --location mine --dry-run");
    assertThat(tried.out()).contains("firstName");
    assertThat(tried.err()).contains(told);
    assertThat(tried.exitCode()).isEqualTo(1);
    Shell.Result own = shell.line("import headings.csv --location mine");
    assertThat(own.out()).contains("state: failed\nrows: 0\n");
    assertThat(own.err()).contains(told);
    assertThat(own.exitCode()).isEqualTo(1);
    try (RunningServer server = RunningServer.start(shell)) {
      shell.with("CARDFILE_IMPORT_TOKEN", shell.line("token create --location mine").printed());
      String there = " --location mine --url " + server.url();
      assertThat(shell.line("import headings.csv --dry-run" + there).err()).contains(told);
      Shell.Result sent = shell.line("import headings.csv" + there);
      assertThat(sent.out()).contains("state: failed\nrows: 0\n");
      assertThat(sent.err()).contains(told);
      assertThat(sent.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void aServerImportsTheFileAsTheCommandDoes() throws Exception {
    write("people.csv", PEOPLE);
    write("again.csv", "Email,First Name\nann@example.com,Anna\nnobody,Ben\n");
    try (RunningServer server = RunningServer.start(shell)) {
      write("token.txt", shell.line("token create --location mine").printed() + "\n");
      String there = " --location mine --token-file token.txt --url " + server.url();
      Shell.Result own = shell.line("import people.csv --location mine --dry-run");
      assertThat(shell.line("import people.csv --dry-run" + there)).isEqualTo(own);
      String first = shell.line("import people.csv" + there).printed();
      assertThat(first).contains(counts(3, 0, 0, 0, 0));
      assertThat(left(first)).contains("aBxgRqvijWmQ8Vgi2lgW,Cleo", "partly").doesNotContain("Ben");
      String again = shell.line("import people.csv" + there).printed();
      assertThat(again).contains(counts(0, 0, 3, 0, 0));
      String refused =
          shell
              .run(
                  ("import again.csv --invalid refuse --mapping First-Name=-" + there)
                      .replace("First-Name", "First Name")
                      .split(" (?!Name)", -1))
              .printed();
      assertThat(refused).contains(counts(0, 0, 1, 1, 0));
      assertThat(left(refused)).contains("nobody,Ben,2,failed");
      String renamed = shell.line("import again.csv" + there).printed();
      assertThat(renamed).contains("updated: 1");
      String id = renamed.lines().findFirst().orElseThrow().replace("import: ", "");
      assertThat(shell.line("import --undo " + id + there).printed())
          .isEqualTo("import: " + id + "\nundo: done\ndeleted: 0\nrestored: 1\nleft: 0");
      assertThat(shell.line("export --location mine --fields firstName").printed())
          .contains("Ann")
          .doesNotContain("Anna");
    }
  }

  /** A line is longer than is allowed, and there are more failed rows than are read at a time. */
  @Test
  void badRowsOfAnyNumberAndLengthAreToldOneByOne() throws Exception {
    int many = 1_200;
    write(
        "bad.csv",
        "Email,City\na@example.com,Rome\n"
            + "x".repeat(3 << 20)
            + "\n"
            + "nobody,Bonn\n".repeat(many));
    try (RunningServer server = RunningServer.start(shell)) {
      String line = "import bad.csv --invalid refuse --location mine";
      String own = shell.line(line).printed();
      assertThat(own).contains(counts(1, 0, 0, many + 1, 0));
      String rows = left(own);
      assertThat(rows).hasLineCount(many + 2).contains("line_too_long").hasSizeLessThan(1 << 20);
      shell.with("CARDFILE_IMPORT_TOKEN", shell.line("token create --location mine").printed());
      String sent = shell.line(line + " --url " + server.url()).out();
      assertThat(sent).contains(counts(0, 0, 1, many + 1, 0));
      assertThat(left(sent)).isEqualTo(rows);
    }
  }

  /** Without rows to correct, the command neither names nor writes a file of them. */
  @Test
  void aFileWithoutLeftRowsLeavesNoFile() throws Exception {
    write("one.csv", "Email,\"First\nName\"\nann@example.com,Ann\n");
    write("one.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Ann\nEMAIL:ann@example.com\nEND:VCARD\n");
    write("one.ndjson", "{\"email\":\"ann@example.com\"}\n");
    try (RunningServer server = RunningServer.start(shell)) {
      shell.with("CARDFILE_IMPORT_TOKEN", shell.line("token create --location mine").printed());
      for (String file : List.of("one.csv", "one.vcf", "one.ndjson")) {
        assertThat(shell.line("import " + file + " --location mine --url " + server.url()).out())
            .contains("state: done\nrows: 1\n")
            .doesNotContain("left:");
      }
    }
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .noneMatch(name -> name.startsWith("import-"));
    }
  }

  @Test
  void saysWhyAServerTakesAFileNot() throws Exception {
    write("people.csv", PEOPLE);
    write("large.csv", "Email\n" + "ann@example.com\n".repeat(500_000));
    write("some.pdf", "%PDF-1.7 and more");
    write("dates.csv", "Email,Date of Birth\nann@example.com,3/4/1990\n");
    write("wrong.txt", "pit-nobody");
    String gone;
    try (RunningServer server = RunningServer.start(shell)) {
      gone = " --location mine --token-file token.txt --url " + server.url();
      write("token.txt", shell.line("token create --location mine").printed());
      for (String file : List.of("people.csv", "large.csv")) {
        assertThat(shell.line("import " + file + gone.replace("token.txt", "wrong.txt")).said(1))
            .contains("(401)");
      }
      assertThat(shell.line("import people.csv" + gone.replace("mine", "other")).said(1))
          .contains("the server refused the request", "(403)");
      for (String how : List.of("", " --dry-run")) {
        assertThat(shell.line("import some.pdf" + how + gone).said(1))
            .contains("This is a PDF", "(400)");
      }
      Shell.Result open = shell.line("import dates.csv" + gone);
      assertThat(open.out()).contains("state: failed");
      assertThat(open.err()).contains("the month comes first in Date of Birth. Set dates to dmy");
      assertThat(open.exitCode()).isEqualTo(1);
      assertThat(shell.line("import dates.csv --dates dmy" + gone).printed())
          .contains(counts(1, 0, 0, 0, 0));
      assertThat(shell.line("import nothing.csv" + gone).said(1)).contains("cannot read the file");
      assertThat(shell.line("import --resume none" + gone).said(1)).contains("(400)");
      assertThat(shell.line("import --undo none" + gone).said(1)).contains("(400)");
      assertThat(shell.line("import people.csv --dates ymd" + gone).said(2)).contains("dmy or mdy");
      assertThat(shell.line("import people.csv --location mine --url " + server.url()).said(2))
          .contains("CARDFILE_IMPORT_TOKEN");
    }
    assertThat(shell.line("import people.csv" + gone).said(1)).contains("no server answers at");
  }
}

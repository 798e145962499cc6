package dev.cardfile.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.contact.Contact;
import dev.cardfile.imports.Counts;
import dev.cardfile.imports.ImportState;
import dev.cardfile.imports.KeptRow;
import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.CustomFieldType;
import dev.cardfile.location.InvalidValues;
import dev.cardfile.location.LocationId;
import dev.cardfile.search.Filter;
import dev.cardfile.search.Snapshot;
import dev.cardfile.store.Contacts;
import dev.cardfile.store.StoreEvents;
import dev.cardfile.store.StoreFixture;
import dev.cardfile.store.StoreSettings;
import dev.cardfile.store.Stores;
import dev.cardfile.store.sql.StoreKind;
import dev.cardfile.wire.imports.ImportOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Faulty files: as much as possible of each is imported, and the rest is reported. */
@ParameterizedClass
@EnumSource(StoreKind.class)
class BadFilesTest {

  private static final int CUSTOM = 200;
  private static final LocationId HERE = new LocationId("here");

  @Parameter private StoreKind kind;

  private StoreFixture database;
  private Stores stores;
  private TestImports imports;

  @BeforeEach
  void open() {
    database = kind.newFixture();
    stores = database.open(StoreSettings.DEFAULT, StoreEvents.NONE);
    List<CustomFieldDefinition> fields =
        IntStream.range(0, CUSTOM)
            .mapToObj(i ->
                new CustomFieldDefinition(
                    "field" + i, "key" + i, "Name " + i, CustomFieldType.TEXT, List.of()))
            .toList();
    var _ = TestImports.location(stores, HERE, new CustomFieldDefinitions(fields));
    imports = new TestImports(stores, () -> Contacts.NOW);
  }

  @AfterEach
  void close() {
    stores.close();
    try (StoreFixture closing = database) {
      closing.check();
    }
  }

  private TestImports.Outcome run(byte[] file) throws IOException {
    return imports.run(HERE, TestImports.PLAIN, new ByteArrayInputStream(file));
  }

  private List<Contact> contacts() {
    try (Snapshot snapshot = stores.search().snapshot(HERE, Filter.everybody())) {
      return snapshot.next();
    }
  }

  private void isRefused(byte[] file, String code, String words) throws IOException {
    TestImports.Outcome outcome = run(file);
    assertThat(outcome.now().state()).isEqualTo(ImportState.FAILED);
    assertThat(outcome.now().problem()).isNotNull();
    assertThat(outcome.now().problem().code()).isEqualTo(code);
    assertThat(outcome.now().problem().message()).contains(words);
    assertThat(outcome.now().counts()).isEqualTo(Counts.NONE);
    assertThat(contacts()).isEmpty();
  }

  @Test
  void whatIsNoFileOfContactsIsNamed() throws IOException {
    isRefused(new byte[0], "empty", "The file is empty");
    isRefused(latin("\r\n\n  \r\n"), "empty", "blank lines only");
    isRefused(latin("%PDF-1.7\n..."), "pdf", "PDF");
    isRefused(zip("people.csv"), "zip", "zip");
    isRefused(zip("xl/workbook.xml"), "xlsx", "Excel");
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
      gzip.write(new byte[1 << 24]);
    }
    isRefused(bomb.toByteArray(), "gzip", "gzip");
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] zip(String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(latin("Email\nann@example.com\n"));
    }
    return bytes.toByteArray();
  }

  @Test
  void headingsAloneAreNobody() throws IOException {
    TestImports.Outcome outcome = run(latin("Email,First Name\r\n"));
    assertThat(outcome.now().state()).isEqualTo(ImportState.FAILED);
    assertThat(outcome.now().counts()).isEqualTo(Counts.NONE);
  }

  @Test
  void aLineOfManyMegabytesIsOneRowThatFailed() throws IOException {
    InputStream file =
        new SequenceInputStream(
            Collections.enumeration(
                List.of(
                    new ByteArrayInputStream(latin("Email,City\nann@example.com,Rome\n")),
                    new ManyBytes(96L << 20),
                    new ByteArrayInputStream(latin("\nben@example.com,Bonn\n")))));
    TestImports.Outcome outcome = imports.run(HERE, TestImports.PLAIN, file);
    assertThat(outcome.now().counts()).isEqualTo(new Counts(2, 0, 0, 1, 0));
    assertThat(outcome.kept()).extracting(KeptRow::line).containsExactly(3L);
    assertThat(outcome.kept().getFirst().content().length()).isLessThan(1000);
  }

  /** A stream that repeats one letter. */
  private static final class ManyBytes extends InputStream {
    private long left;

    ManyBytes(long left) {
      this.left = left;
    }

    @Override
    public int read() {
      return left-- > 0 ? 'x' : -1;
    }

    @Override
    public int read(byte[] to, int from, int length) {
      if (left <= 0) {
        return -1;
      }
      int some = (int) Math.min(length, left);
      java.util.Arrays.fill(to, from, from + some, (byte) 'x');
      left -= some;
      return some;
    }
  }

  @Test
  void unbalancedQuotesAndChangingCountsCostTheirRowsOnly() throws IOException {
    TestImports.Outcome outcome =
        run(
            latin(
                """
                Email,City
                ann@example.com,"Rome
                ben@example.com
                cleo@example.com,Bonn,beyond
                dan@example.com,Oslo,,,
                eve@example.com,say "hi"
                """));
    assertThat(contacts()).extracting(each -> each.emails().primary()).hasSize(4);
    assertThat(outcome.now().counts().failed()).isEqualTo(1);
    assertThat(outcome.kept())
        .extracting(KeptRow::code)
        .containsExactly("quote_within", "cell_without_heading");
    assertThat(outcome.kept().get(1).message()).contains("beyond");
  }

  @Test
  void encodingsMayBeMixedAndNulIsNoText() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(latin("Email,City\n"));
    file.writeBytes("ann@example.com,Köln\n".getBytes(StandardCharsets.UTF_8));
    file.writeBytes("ben@example.com,Zürich\n".getBytes(Charset.forName("windows-1252")));
    file.writeBytes(latin("cleo@example.com,Ro\0me\n"));
    TestImports.Outcome outcome = run(file.toByteArray());
    assertThat(contacts())
        .extracting(each -> each.texts().values().iterator().next())
        .containsExactlyInAnyOrder("Köln", "Zürich");
    assertThat(outcome.kept()).hasSize(1);
    assertThat(outcome.kept().getFirst().outcome()).isEqualTo("failed");
    assertThat(outcome.kept().getFirst().content()).contains("cleo@example.com");
  }

  @Test
  void twoColumnsOfOneFieldAreBothUsedOrReported() throws IOException {
    String file = "A,B,C,D\nann@example.com,ann@example.net,Rome,Bonn\n";
    Map<String, String> columns = Map.of("A", "email", "B", "email", "C", "city", "D", "city");
    TestImports.Outcome outcome =
        imports.run(
            HERE,
            new ImportOptions(columns, null, null, InvalidValues.DROP, false),
            new ByteArrayInputStream(latin(file)));
    Contact ann = contacts().getFirst();
    assertThat(ann.emails().all()).containsExactly("ann@example.com", "ann@example.net");
    assertThat(ann.texts().values()).containsExactly("Rome");
    assertThat(outcome.kept().getFirst().message()).contains("D (Bonn)");
  }

  @Test
  void twoHundredCustomColumns() throws IOException {
    String headings =
        IntStream.range(0, CUSTOM).mapToObj(i -> "Name " + i).collect(Collectors.joining(","));
    String values =
        IntStream.range(0, CUSTOM).mapToObj(i -> "value " + i).collect(Collectors.joining(","));
    TestImports.Outcome outcome =
        run(latin("Email," + headings + "\nann@example.com," + values + "\n"));
    assertThat(outcome.kept()).isEmpty();
    assertThat(contacts().getFirst().customFields().values()).hasSize(CUSTOM);
    assertThat(
            run(latin("Email," + headings + "\nann@example.com," + values + "\n")).now().counts())
        .isEqualTo(new Counts(0, 0, 1, 0, 0));
  }

  @Test
  void manyRowsThatFailComeBackAsTheyWere() throws IOException {
    int rows = 5_000;
    StringBuilder file = new StringBuilder("Email,First Name\r\n");
    for (int i = 0; i < rows; i++) {
      file.append("no mail %d,=Ann %d\r\n".formatted(i, i));
    }
    TestImports.Outcome outcome = run(latin(file.toString()));
    assertThat(outcome.now().counts()).isEqualTo(new Counts(0, 0, 0, rows, 0));
    String left = imports.left(HERE, outcome.now());
    assertThat(left.lines()).hasSize(rows + 1);
    assertThat(left)
        .startsWith("Email,First Name,_row,_outcome,_contactId,_code,_message\r\n")
        .contains("no mail 4999,'=Ann 4999,5000,failed,,");
    TestImports.Outcome again = run(latin(left));
    assertThat(again.now().counts()).isEqualTo(new Counts(0, 0, 0, rows, 0));
    assertThat(imports.left(HERE, again.now())).isEqualTo(left);
  }
}

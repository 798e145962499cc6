package dev.cardfile.transfer.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How files are recognised, and what their rows contain, however they are written. */
class ImportFileTest {

  private static final String LINES = "Name,Email\nJörg,joerg@example.com\n";

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void findsTheSeparator(String separator) throws IOException {
    String text =
        "First,Last,Note\nMina,Okafor,\"a, b; c\"\nLars,Berg,\"1|2\"\n".replace(",", separator);
    ImportFile file = opened(text.getBytes(StandardCharsets.UTF_8));
    assertThat(file.dialect().separator()).isEqualTo(separator.charAt(0));
    assertThat(cells(file)).hasSize(3).allMatch(row -> row.size() == 3);
  }

  @Test
  void separatorsWithinCellsDoNotMislead() throws IOException {
    assertThat(opened("Name;Price\nA;1,5\nB;2,5\nC;3,5\n").dialect().separator()).isEqualTo(';');
    assertThat(opened("sep=;\nName,x;Email\nA,b;c\n").dialect().separator()).isEqualTo(';');
    assertThat(cells(opened("sep=\t\r\na\tb\r\n"))).containsExactly(List.of("a", "b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"", "#", "a", "1", " ", "\r", "😀"})
  void whatCannotSeparateCellsIsNotTakenForASeparator(String declared) throws IOException {
    ImportFile file = opened("sep=" + declared + "\nName;Email\nAnn;a@example.com\n");
    assertThat(file.dialect().separator()).isEqualTo(';');
    assertThat(cells(file)).contains(List.of("Name", "Email"), List.of("Ann", "a@example.com"));
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8,false",
    "UTF-8,true",
    "UTF-16LE,true",
    "UTF-16BE,true",
    "UTF-16LE,false",
    "UTF-16BE,false",
    "windows-1252,false"
  })
  void findsTheEncoding(String encoding, boolean mark) throws IOException {
    byte[] bytes = ((mark ? "\uFEFF" : "") + LINES).getBytes(Charset.forName(encoding));
    ImportFile file = opened(bytes);
    assertThat(file.dialect().encoding()).isEqualTo(encoding);
    assertThat(cells(file))
        .containsExactly(List.of("Name", "Email"), List.of("Jörg", "joerg@example.com"));
  }

  @Test
  void linesOfAnotherEncodingAreReadByThemselves() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("Name\nÅsa\n".getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes("Jörg\n".getBytes(Charset.forName("windows-1252")));
    assertThat(cells(opened(bytes.toByteArray())))
        .containsExactly(List.of("Name"), List.of("Åsa"), List.of("Jörg"));
  }

  @Test
  void pairsOfSurrogatesStayWholeInUtf16() throws IOException {
    String smile = "😀".repeat(20_000);
    assertThat(cells(opened(("Name\n" + smile + "\n").getBytes(StandardCharsets.UTF_16))))
        .containsExactly(List.of("Name"), List.of(smile));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void readsEveryEndOfALine(String end) throws IOException {
    String text = "a,b" + end + "\"one" + end + "two\",x" + end + end + "c,d";
    assertThat(cells(opened(text)))
        .containsExactly(List.of("a", "b"), List.of("one" + end + "two", "x"), List.of("c", "d"));
  }

  @Test
  void saysInWhichLineARowBegins() throws IOException {
    ImportFile file = opened("a,b\n\"1\n2\",x\n\n,\nc,d\n");
    assertThat(rows(file)).extracting(FileRow::line).containsExactly(1L, 2L, 6L);
  }

  @Test
  void blanksAroundQuotesDoNotMatter() throws IOException {
    assertThat(cells(opened("a, \"b, c\" ,d\n"))).containsExactly(List.of("a", "b, c", "d"));
  }

  @Test
  void aQuoteThatIsNotClosedTakesItsLineOnly() throws IOException {
    ImportFile file = opened("a,b\n\"Joe,1\nAnn,2\nBob,\"3\"\nEve,4\n");
    List<FileRow> rows = rows(file);
    assertThat(rows.get(1))
        .isInstanceOfSatisfying(
            FileRow.Unreadable.class,
            row -> {
              assertThat(row.text()).isEqualTo("\"Joe,1");
              assertThat(row.line()).isEqualTo(2);
            });
    assertThat(rows.subList(2, 5))
        .extracting(row -> ((FileRow.Cells) row).cells().getFirst())
        .containsExactly("Ann", "Bob", "Eve");
  }

  @Test
  void quotesOutOfBalanceAllOverDoNotTakeForever() throws IOException {
    // Each line opens a quote that only the next line closes, which then opens another.
    ImportFile file = opened("h\n" + "a\",\"d\n".repeat(400_000));
    List<FileRow> rows = rows(file);
    assertThat(rows.getLast())
        .isInstanceOfSatisfying(
            FileRow.Unreadable.class,
            row -> assertThat(row.problem().code()).isEqualTo("quotes_out_of_balance"));
  }

  @Test
  void aLineThatIsTooLongIsPassedOver() throws IOException {
    ImportFile file = opened("a,b\n" + "x".repeat(Lines.MAX_LENGTH + 1) + ",y\nc,d\n");
    List<FileRow> rows = rows(file);
    assertThat(rows).hasSize(3);
    assertThat(rows.get(1))
        .isInstanceOfSatisfying(
            FileRow.Unreadable.class,
            row -> assertThat(row.problem().code()).isEqualTo("line_too_long"));
  }

  @Test
  void nulAndTooManyCellsAreReported() throws IOException {
    List<FileRow> rows = rows(opened("a,b\nx\0,y\n" + ",".repeat(CsvRows.MAX_CELLS) + "z\nc,d\n"));
    assertThat(rows.subList(1, 3))
        .extracting(row -> ((FileRow.Unreadable) row).problem().code())
        .containsExactly("nul", "too_many_cells");
    assertThat(rows.get(3)).isEqualTo(new FileRow.Cells(4, List.of("c", "d")));
  }

  @Test
  void vcardsAndObjectsAreRowsToo() throws IOException {
    ImportFile cards =
        opened("BEGIN:VCARD\r\nFN:A\r\nEND:VCARD\r\n\r\nstray\r\nBEGIN:VCARD\r\nFN:B\r\n");
    assertThat(cards.kind()).isEqualTo(FileKind.VCARD);
    List<FileRow> rows = rows(cards);
    assertThat(rows.getFirst())
        .isEqualTo(new FileRow.Text(1, "BEGIN:VCARD\r\nFN:A\r\nEND:VCARD\r\n"));
    assertThat(rows.subList(1, 3))
        .extracting(row -> ((FileRow.Unreadable) row).problem().code())
        .containsExactly("outside_card", "card_not_ended");
    ImportFile objects = opened("{\"a\":1}\n\n{\"b\":2}\n");
    assertThat(objects.kind()).isEqualTo(FileKind.NDJSON);
    assertThat(rows(objects))
        .containsExactly(new FileRow.Text(1, "{\"a\":1}"), new FileRow.Text(3, "{\"b\":2}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%PDF-1.7 x|pdf",
        "<!DOCTYPE html><html>|html",
        "<?xml version='1.0'?>|xml",
        "[{\"a\":1}]|json",
        "BEGIN:VCALENDAR|calendar",
        "{\\rtf1 hello}|rtf",
        "SQLite format 3|database"
      })
  void namesWhatIsNoCsv(String begin, String code) throws IOException {
    assertThat(refused(begin.getBytes(StandardCharsets.ISO_8859_1)).code()).isEqualTo(code);
  }

  @Test
  void namesArchivesAndWorkbooks() throws IOException {
    assertThat(refused(zip("xl/workbook.xml")).code()).isEqualTo("xlsx");
    assertThat(refused(zip("xl/workbook.xml")).message()).contains("CSV UTF-8");
    assertThat(refused(zip("contacts.csv")).code()).isEqualTo("zip");
    assertThat(refused(zip("word/document.xml")).code()).isEqualTo("docx");
    assertThat(refused(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0}).code()).isEqualTo("gzip");
    assertThat(refused(new byte[] {1, 2, 3, 4, 5, 6, 7, 0}).code()).isEqualTo("binary");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n \n", "\uFEFF"})
  void nothingIsRefused(String text) throws IOException {
    assertThat(refused(text.getBytes(StandardCharsets.UTF_8)).code()).isEqualTo("empty");
  }

  /** A hundred megabytes, of which nothing may be kept in memory. */
  @Test
  void aFileOfAnyLengthTakesConstantMemory() throws IOException {
    long rows = 1_500_000;
    byte[] row =
        "Mina,mina@example.net,+12125550161,a note that is long enough to count\n"
            .getBytes(StandardCharsets.UTF_8);
    InputStream endless =
        new InputStream() {
          private long left = rows * row.length;

          @Override
          public int read() {
            return left == 0 ? -1 : row[(int) ((rows * row.length - left--) % row.length)];
          }

          @Override
          public int read(byte[] into, int from, int length) {
            int begin = (int) ((rows * row.length - left) % row.length);
            int count = (int) Math.min(Math.min(length, row.length - begin), left);
            System.arraycopy(row, begin, into, from, count);
            left -= count;
            return count == 0 && length > 0 ? -1 : count;
          }
        };
    ImportFile file = ((ImportFile.Opened) ImportFile.open(endless)).file();
    long count = 0;
    List<Long> used = new ArrayList<>();
    while (file.next() != null) {
      if (++count % 500_000 == 0) {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        used.add(runtime.totalMemory() - runtime.freeMemory());
      }
    }
    assertThat(count).isEqualTo(rows);
    assertThat(used.getLast() - used.getFirst()).isLessThan(rows * row.length / 4);
  }

  private static byte[] zip(String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(1);
    }
    return bytes.toByteArray();
  }

  private static FileProblem refused(byte[] bytes) throws IOException {
    return ((ImportFile.Refused) ImportFile.open(new ByteArrayInputStream(bytes))).problem();
  }

  private static ImportFile opened(String text) throws IOException {
    return opened(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ImportFile opened(byte[] bytes) throws IOException {
    return ((ImportFile.Opened) ImportFile.open(new ByteArrayInputStream(bytes))).file();
  }

  private static List<FileRow> rows(ImportFile file) throws IOException {
    List<FileRow> rows = new ArrayList<>();
    for (FileRow row = file.next(); row != null; row = file.next()) {
      rows.add(row);
    }
    return rows;
  }

  private static List<List<String>> cells(ImportFile file) throws IOException {
    return rows(file).stream().map(row -> ((FileRow.Cells) row).cells()).toList();
  }
}

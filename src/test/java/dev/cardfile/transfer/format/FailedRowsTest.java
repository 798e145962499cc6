package dev.cardfile.transfer.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.json.JsonWriter;
import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.location.DuplicatePreference;
import dev.cardfile.location.Location;
import dev.cardfile.location.LocationId;
import dev.cardfile.transfer.file.ImportFile;
import dev.cardfile.transfer.mapping.Mapped;
import dev.cardfile.transfer.mapping.MappingChoices;
import dev.cardfile.transfer.mapping.RowMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of failed rows has the same people as the file that they come from. */
class FailedRowsTest {

  private static final FailedRows.Outcome OUTCOME =
      new FailedRows.Outcome(2, "failed", null, "validation_failed", "=email must be an email");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Name;Email;Zip\nAnn;ann@example.com;\"=\"\"0123\"\"\"\n'=Bob;;+49\n\"two\nlines\";x;'\n",
        "Contact Id,First Name,Email\nx1,\"a, b\",c@example.com\n",
        "{\"id\":\"1\",\"email\":\"a@example.com\"}\n",
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Tom\r\nEMAIL:t@example.com\r\nEND:VCARD\r\n",
        "begin:vcard\r\nversion:3.0\r\nfn:Tom Groß\r\nnote:Straße, Spaß, Fuß\r\nend:vcard\r\n"
      })
  void readsLikeTheFileItself(String text) throws IOException {
    String failed = failed(text);
    assertThat(failed).contains("validation_failed");
    assertThat(rows(failed)).isEqualTo(rows(text));
    // The same holds if some of these rows fail again.
    assertThat(rows(failed(failed))).isEqualTo(rows(text));
    assertThat(failed(failed)).isEqualTo(failed);
  }

  @Test
  void aCsvFileKeepsItsColumnsAndGuardsItsCells() throws IOException {
    assertThat(failed("Name;Note\n=1+1;x\n"))
        .isEqualTo(
            """
            Name;Note;_row;_outcome;_contactId;_code;_message\r
            '=1+1;x;2;failed;;validation_failed;'=email must be an email\r
            """);
  }

  @Test
  void everySeparatorThatAFileDeclaresIsFoundAgain() throws IOException {
    int declared = 0;
    for (char each = 0x20; each < 0x300; each++) {
      String file =
          "sep=%c\nName%<cEmail%<cNote\nAnn%<c\"ann@example.com\"%<c\"x%<c\"\"y\"\n"
              .formatted(each);
      if (opened(file).dialect().separator() == each) {
        String failed = failed(file);
        assertThat(rows(failed)).as("U+%04x", (int) each).hasSize(1).isEqualTo(rows(file));
        assertThat(failed(failed)).isEqualTo(failed);
        assertThat(failed.startsWith("sep=")).isEqualTo(",;\t|".indexOf(each) < 0);
        declared++;
      }
    }
    assertThat(declared).isGreaterThan(30);
  }

  @Test
  void whatIsNoRowStandsBehindTheMessage() throws IOException {
    assertThat(failed("Name,Email\n\"Ann,x\n")).contains(",,2,failed,,").contains("[\"\"Ann,x]");
    assertThat(failed("Name,Email\nAnn,x,beyond\n"))
        .contains("Ann,x,2,failed")
        .contains("[beyond]");
  }

  private static String failed(String text) throws IOException {
    ImportFile file = opened(text);
    RowMapper mapper = RowMapper.of(file, MappingChoices.NONE, location());
    FailedRows rows = new FailedRows(file.kind(), file.dialect(), mapper.mapping());
    StringBuilder failed = new StringBuilder(rows.head());
    for (Mapped each = mapper.next(); each != null; each = mapper.next()) {
      failed.append(rows.row(each.source(), OUTCOME));
    }
    return failed.toString();
  }

  private static List<String> rows(String text) throws IOException {
    RowMapper mapper = RowMapper.of(opened(text), MappingChoices.NONE, location());
    List<String> rows = new ArrayList<>();
    for (Mapped each = mapper.next(); each != null; each = mapper.next()) {
      Mapped.Row row = (Mapped.Row) each;
      rows.add(JsonWriter.compact(row.body()) + row.id() + row.reported());
    }
    return rows;
  }

  private static ImportFile opened(String text) throws IOException {
    return ((ImportFile.Opened)
            ImportFile.open(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
        .file();
  }

  private static Location location() {
    return new Location(
        new LocationId("loc1"),
        "Test",
        null,
        null,
        null,
        DuplicatePreference.DEFAULT,
        CustomFieldDefinitions.NONE,
        1);
  }
}

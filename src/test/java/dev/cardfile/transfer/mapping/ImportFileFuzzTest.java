package dev.cardfile.transfer.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.transfer.file.FileRow;
import dev.cardfile.transfer.file.ImportFile;
import dev.cardfile.transfer.format.FailedRows;
import dev.cardfile.upsert.request.Origin;
import dev.cardfile.upsert.request.Reading;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.ProblemWords;
import dev.cardfile.wire.contact.OptionsReader;
import dev.cardfile.wire.contact.UpsertReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Whatever the bytes of a file, it is read to its end without an exception, and twice with the same
 * result. Each of its rows is a contact's, or is reported with what is wrong with it. A contact's
 * row is accepted or refused as a request, and every row can be given back. {@code ./check -Plong}
 * searches for 20 seconds; for longer:
 *
 * <pre>JAZZER_FUZZ=1 JAZZER_MAX_DURATION=10m mvn -Dtest=ImportFileFuzzTest test</pre>
 */
class ImportFileFuzzTest {

  private static final UpsertReader READER =
      new UpsertReader(() -> Instant.parse("2026-01-02T03:04:05Z"));

  private static final OptionsReader.Said DROPPING = OptionsReader.read("invalid=drop");

  @DictionaryFile(resourcePath = "ImportFileFuzzTest.dict")
  @FuzzTest(maxDuration = "20s")
  void readsWhateverComes(byte[] bytes) throws IOException {
    List<Mapped> rows = rows(bytes);
    assertThat(rows(bytes)).isEqualTo(rows);
    for (Mapped each : rows) {
      switch (each) {
        case Mapped.Row row -> isTaken(row);
        case Mapped.Skipped(FileRow _, String code, String message) ->
            assertThat(code + message).isNotBlank();
        case Mapped.Unreadable(FileRow _, String code, String message) -> {
          assertThat(message).isNotBlank();
          assertThat(code).isNotBlank().isNotEqualTo("fault");
        }
      }
    }
  }

  private static List<Mapped> rows(byte[] bytes) throws IOException {
    List<Mapped> rows = new ArrayList<>();
    switch (ImportFile.open(new ByteArrayInputStream(bytes))) {
      case ImportFile.Refused(var problem) -> assertThat(problem.message()).isNotBlank();
      case ImportFile.Opened(ImportFile file) -> {
        RowMapper mapper = RowMapper.of(file, MappingChoices.NONE, SamplesTest.locationInUtc());
        FailedRows again = new FailedRows(file.kind(), file.dialect(), mapper.mapping());
        assertThat(again.head()).isNotNull();
        for (Mapped each = mapper.next(); each != null; each = mapper.next()) {
          rows.add(each);
          assertThat(
                  again.row(
                      each.source(), new FailedRows.Outcome(1, "failed", null, "code", "why")))
              .isNotBlank();
        }
        mapper.dates().open();
      }
    }
    return rows;
  }

  private static void isTaken(Mapped.Row row) {
    assertThat(row.reported()).allMatch(cell -> !cell.code().isBlank());
    Reading<Problem> read =
        READER.readImported(
            row.body().with("locationId", SamplesTest.locationInUtc().id().value()),
            row.more(),
            DROPPING,
            SamplesTest.locationInUtc(),
            Origin.NONE);
    if (read instanceof Reading.Refused<Problem>(Problem problem)) {
      assertThat(ProblemWords.of(problem)).isNotBlank();
    }
    JsonObject all = new JsonObject(row.body().members());
    assertThat(JsonWriter.compact(all).getBytes(StandardCharsets.UTF_8)).isNotEmpty();
  }
}

package dev.cardfile.transfer.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.json.JsonWriter;
import dev.cardfile.transfer.file.FileRow;
import dev.cardfile.transfer.file.ImportFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever is wrong with a file, each of its cells is in a row's contact, among what was reported,
 * or in a column that was reported as unmapped.
 */
class NoCellIsLostTest {

  private static final int FILES = 400;

  @Test
  void eachIsMappedOrReported() throws IOException {
    long seed = Long.getLong("cardfile.seed", System.nanoTime());
    for (int i = 0; i < FILES; i++) {
      Random random = new Random(seed + i);
      FaultyFiles files = new FaultyFiles(random);
      byte[] file = files.next();
      String found = found(file);
      for (String token : files.tokens()) {
        assertThat(FaultyFiles.isIn(found, token))
            .as("seed %d: %s of%n%s", seed + i, token, new String(file, StandardCharsets.UTF_8))
            .isTrue();
      }
    }
  }

  private static String found(byte[] bytes) throws IOException {
    if (!(ImportFile.open(new ByteArrayInputStream(bytes))
        instanceof ImportFile.Opened(var file))) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    RowMapper mapper = RowMapper.of(file, MappingChoices.NONE, SamplesTest.locationInUtc());
    StringBuilder found = new StringBuilder();
    mapper.mapping().columns().forEach(column -> found.append(column.heading()).append('\n'));
    for (Mapped each = mapper.next(); each != null; each = mapper.next()) {
      switch (each) {
        case Mapped.Row row -> row(mapper.mapping(), row, found);
        case Mapped.Skipped(FileRow source, var _, var _) -> found.append(source);
        case Mapped.Unreadable(FileRow source, var _, var _) -> found.append(source);
      }
    }
    // A NUL that a fault has put into a token must not hide the token.
    return found.toString().replace("\0", "");
  }

  private static void row(Mapping mapping, Mapped.Row row, StringBuilder found) {
    found.append(JsonWriter.compact(row.body()).replace("\\n", "\n").replace("\\r", "\r"));
    found.append(JsonWriter.compact(row.more())).append('\n');
    found.append(row.id()).append(row.created()).append(row.lastActivity()).append('\n');
    row.reported().forEach(cell -> found.append(cell.value()).append('\n'));
    if (row.source() instanceof FileRow.Cells(long _, List<String> cells)) {
      mapping.unused().stream()
          .filter(column -> column.index() < cells.size())
          .forEach(column -> found.append(cells.get(column.index())).append('\n'));
    }
  }
}

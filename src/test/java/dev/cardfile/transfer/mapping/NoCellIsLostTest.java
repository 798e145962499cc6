package dev.cardfile.transfer.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardfile.json.JsonWriter;
import dev.cardfile.transfer.file.FileRow;
import dev.cardfile.transfer.file.ImportFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever is wrong with a file, each of its cells is in a row's contact, or among what was
 * reported, or in a column that was named as fitting nothing.
 */
class NoCellIsLostTest {

  private static final int FILES = 400;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final List<String> HEADINGS =
      List.of(
          "First Name",
          "Surname",
          "Email",
          "E-mail",
          "Phone",
          "Tags",
          "Created",
          "Company",
          "Shoe size",
          "Address",
          "Birthday",
          "DND",
          "Email",
          "",
          "ID");

  private final List<String> tokens = new ArrayList<>();
  private int next;

  @Test
  void eachIsMappedOrReported() throws IOException {
    long seed = Long.getLong("cardfile.seed", System.nanoTime());
    for (int i = 0; i < FILES; i++) {
      Random random = new Random(seed + i);
      tokens.clear();
      byte[] file = file(random);
      String found = found(file);
      for (String token : tokens) {
        assertThat(found.contains(token) || found.contains(moment(token)) || isDayOf(token, found))
            .as("seed %d: %s of%n%s", seed + i, token, new String(file, StandardCharsets.UTF_8))
            .isTrue();
      }
    }
  }

  private byte[] file(Random random) {
    char separator = ",;\t|".charAt(random.nextInt(4));
    String end = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
    List<Integer> columns = new ArrayList<>();
    for (int count = 2 + random.nextInt(8); count > 0; count--) {
      columns.add(random.nextInt(HEADINGS.size()));
    }
    String heading =
        String.join(String.valueOf(separator), columns.stream().map(HEADINGS::get).toList());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Charset charset =
        random.nextInt(4) == 0 ? Charset.forName("windows-1252") : StandardCharsets.UTF_8;
    if (random.nextInt(5) == 0) {
      bytes.writeBytes((token("Title") + end).getBytes(charset));
    }
    bytes.writeBytes((heading + end).getBytes(charset));
    for (int rows = random.nextInt(20); rows > 0; rows--) {
      String row = row(random, columns, separator, end);
      bytes.writeBytes((faulty(random, row, heading, end) + end).getBytes(charset));
    }
    return bytes.toByteArray();
  }

  private String row(Random random, List<Integer> columns, char separator, String end) {
    StringBuilder row = new StringBuilder();
    int width = columns.size() + (random.nextInt(8) == 0 ? random.nextInt(-2, 3) : 0);
    for (int i = 0; i < width; i++) {
      String cell =
          random.nextInt(4) == 0 ? "" : cell(random, i < columns.size() ? columns.get(i) : 0, end);
      boolean quoted =
          cell.indexOf(separator) >= 0
              || cell.indexOf('"') >= 0
              || cell.contains(end)
              || random.nextInt(4) == 0;
      row.append(i == 0 ? "" : separator);
      row.append(quoted ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell);
    }
    return row.toString();
  }

  private String cell(Random random, int column, String end) {
    return switch (HEADINGS.get(column)) {
      case "Email", "E-mail" -> token("e") + "@example.com";
      case "Phone" -> random.nextInt(3) == 0 ? number("1.%06dE+10") : number("+1212%07d");
      case "Tags" -> token("t") + ", " + token("t");
      case "Created" -> time();
      case "Birthday" -> random.nextBoolean() ? number("3/4/%06d") : token("b");
      case "DND" -> token("d");
      default ->
          switch (random.nextInt(4)) {
            case 0 -> token("Jörg ") + end + token("x");
            case 1 -> "say \"" + token("q") + "\"";
            case 2 -> "=" + token("f");
            default -> token("v");
          };
    };
  }

  /** What becomes of a row on its way here. */
  private static String faulty(Random random, String row, String heading, String end) {
    int at = random.nextInt(row.length() + 1);
    return switch (random.nextInt(14)) {
      case 0 -> "\"" + row;
      case 1 -> row + "\"";
      case 2 -> row.substring(0, at) + "\0" + row.substring(at);
      case 3 -> heading + end + row;
      case 4 -> end + end + row;
      case 5 -> row + ",,,,";
      default -> row;
    };
  }

  private String token(String begin) {
    return add(begin + "k" + next++ + "k");
  }

  private String number(String format) {
    return add(format.formatted(next++));
  }

  private String time() {
    return add(LocalDateTime.of(2020, 1, 1, 0, 0).plusSeconds(next++).format(TIME));
  }

  private String add(String token) {
    tokens.add(token);
    return token;
  }

  private static String moment(String token) {
    return token.matches("2020-.*")
        ? LocalDateTime.parse(token, TIME).toInstant(ZoneOffset.UTC).toString()
        : token;
  }

  /** Of a time in a column of birthdays, the day is kept. */
  private static boolean isDayOf(String token, String found) {
    return token.startsWith("2020-")
        && found.contains("\"dateOfBirth\":\"" + token.substring(0, 10));
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
    // A character that JSON escapes is in no token.
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

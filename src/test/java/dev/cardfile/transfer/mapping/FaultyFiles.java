package dev.cardfile.transfer.mapping;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Random CSV files with many faults, in which no two cells are alike. */
public final class FaultyFiles {

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

  private final Random random;
  private final List<String> tokens = new ArrayList<>();
  private int next;

  public FaultyFiles(Random random) {
    this.random = random;
  }

  /** Returns the tokens of the last file; each is in one cell only. */
  public List<String> tokens() {
    return List.copyOf(tokens);
  }

  /** Returns a new file, whose cells {@link #tokens} returns until the next one. */
  public byte[] next() {
    tokens.clear();
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
      String row = row(columns, separator, end);
      bytes.writeBytes((faulty(row, heading, end) + end).getBytes(charset));
    }
    return bytes.toByteArray();
  }

  private String row(List<Integer> columns, char separator, String end) {
    StringBuilder row = new StringBuilder();
    int width = columns.size() + (random.nextInt(8) == 0 ? random.nextInt(-2, 3) : 0);
    for (int i = 0; i < width; i++) {
      String cell =
          random.nextInt(4) == 0 ? "" : cell(i < columns.size() ? columns.get(i) : 0, end);
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

  private String cell(int column, String end) {
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

  /** Returns the row, perhaps with a fault. */
  private String faulty(String row, String heading, String end) {
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

  /** Reports whether a text contains a cell, as written or as read: tags in lower case. */
  public static boolean isIn(String found, String token) {
    return found.contains(token)
        || found.contains(token.toLowerCase(Locale.ROOT))
        || found.contains(moment(token))
        || isDayOf(token, found);
  }

  private static String moment(String token) {
    return token.matches("2020-.*")
        ? LocalDateTime.parse(token, TIME).toInstant(ZoneOffset.UTC).toString()
        : token;
  }

  /** A time in a column of birthdays is read as a day. */
  private static boolean isDayOf(String token, String found) {
    return token.startsWith("2020-")
        && found.contains("\"dateOfBirth\":\"" + token.substring(0, 10));
  }
}

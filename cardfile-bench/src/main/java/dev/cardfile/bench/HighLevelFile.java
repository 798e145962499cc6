package dev.cardfile.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Writes files of made-up people as HighLevel exports them, with ids as HighLevel assigns them. */
public final class HighLevelFile {

  private static final byte[] HEAD =
      AsciiText.bytes(
          "Contact Id,First Name,Last Name,Phone,Email,Business Name,Created,Last Activity,Tags\n");
  private static final byte[] ID = AsciiText.bytes("hLbench");
  private static final int ID_DIGITS = 13;
  private static final int ROW = 512;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MMM dd uuuu hh:mm a", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Instant FIRST_CREATED = Instant.parse("2021-01-01T00:00:00Z");
  private static final int MINUTES = 2_000_000;
  private static final int HOURS_OF_ACTIVITY = 10_000;

  private HighLevelFile() {}

  /**
   * Writes a file, in the order in which its people were created.
   *
   * @param firstPerson the number of the first person
   * @param keyless how many of every 100 rows have neither e-mail nor phone
   */
  public static void write(Path file, long firstPerson, long rows, int keyless) throws IOException {
    AsciiText text = new AsciiText(ROW);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(HEAD);
      for (long row = 0; row < rows; row++) {
        row(text.at(0), firstPerson + row, row, row % 100 < keyless);
        out.write(text.bytes(), 0, text.length());
      }
    }
  }

  private static void row(AsciiText text, long person, long row, boolean isKeyless) {
    text.put(ID).digits(People.shuffled(person), ID_DIGITS).put(AsciiText.COMMA);
    People.firstName(text, person);
    text.put(AsciiText.COMMA);
    People.lastName(text, person);
    text.put(AsciiText.COMMA);
    if (!isKeyless) {
      People.plainPhone(text, person);
    }
    text.put(AsciiText.COMMA);
    if (!isKeyless) {
      People.email(text, person);
    }
    Instant created = FIRST_CREATED.plus(row % MINUTES, ChronoUnit.MINUTES);
    Instant active = created.plus(person % HOURS_OF_ACTIVITY, ChronoUnit.HOURS);
    text.put(AsciiText.bytes(",DGS VolMAX," + created + "," + TIME.format(active)))
        .put(AsciiText.bytes(",\"newsletter,customer\"\n"));
  }
}

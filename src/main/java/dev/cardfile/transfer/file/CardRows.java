package dev.cardfile.transfer.file;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The vCards of a file, each as its unparsed text. */
final class CardRows implements RowSource {

  private static final int MAX_CARD = 4 << 20;
  private static final int SHOWN = 200;
  private static final FileProblem OUTSIDE =
      new FileProblem("outside_card", "The line is outside of BEGIN:VCARD and END:VCARD.");
  private static final FileProblem NOT_ENDED =
      new FileProblem("card_not_ended", "The vCard has no END:VCARD.");
  private static final FileProblem TOO_LONG =
      new FileProblem("card_too_long", "The vCard is longer than 4 MiB.");

  private final Lines lines;

  CardRows(Lines lines) {
    this.lines = lines;
  }

  @Override
  public @Nullable FileRow next() throws IOException {
    for (Line line = lines.next(); line != null; line = lines.next()) {
      if (line.problem() != null) {
        return new FileRow.Unreadable(line.number(), line.text(), line.problem());
      }
      if (says(line, "BEGIN:VCARD")) {
        return card(line);
      }
      if (!line.text().isBlank()) {
        return new FileRow.Unreadable(line.number(), line.text(), OUTSIDE);
      }
    }
    return null;
  }

  /**
   * Reads the card that begins with a line. A card nested in another (an AGENT of vCard 2.1) is
   * part of the outer card.
   */
  private FileRow card(Line first) throws IOException {
    StringBuilder text = new StringBuilder(first.text()).append("\r\n");
    FileProblem problem = null;
    int depth = 1;
    while (depth > 0) {
      Line line = lines.next();
      if (line == null) {
        return new FileRow.Unreadable(first.number(), shown(text), NOT_ENDED);
      }
      if (problem == null) {
        problem = line.problem();
      }
      if (text.length() > MAX_CARD) {
        problem = TOO_LONG;
        text.setLength(SHOWN);
      }
      text.append(line.text()).append("\r\n");
      depth += isBegin(line) ? 1 : says(line, "END:VCARD") ? -1 : 0;
    }
    return problem == null
        ? new FileRow.Text(first.number(), text.toString())
        : new FileRow.Unreadable(first.number(), shown(text), problem);
  }

  private static boolean isBegin(Line line) {
    return says(line, "BEGIN:VCARD") || says(line, "AGENT:BEGIN:VCARD");
  }

  private static boolean says(Line line, String words) {
    return line.text().strip().equalsIgnoreCase(words);
  }

  private static String shown(StringBuilder text) {
    return text.substring(0, Math.min(text.length(), SHOWN));
  }
}

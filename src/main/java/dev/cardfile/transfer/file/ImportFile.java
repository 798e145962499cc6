package dev.cardfile.transfer.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of contacts, read row by row in a few megabytes however long it is. Two readings of the
 * same bytes give the same rows.
 */
public final class ImportFile {

  /** How many lines a guess is made of, and how many characters of them. */
  private static final int GUESSED_LINES = 200;

  private static final int GUESSED_LENGTH = 1 << 18;

  private final FileKind kind;
  private final @Nullable Dialect dialect;
  private final RowSource rows;
  private final Deque<FileRow> peeked = new ArrayDeque<>();

  private ImportFile(FileKind kind, @Nullable Dialect dialect, RowSource rows) {
    this.kind = kind;
    this.dialect = dialect;
    this.rows = rows;
  }

  /** What came of opening a file. */
  public sealed interface Opening {}

  public record Opened(ImportFile file) implements Opening {}

  /** It is nothing that can be read. */
  public record Refused(FileProblem problem) implements Opening {}

  /**
   * Finds out what a file is. The stream stays its caller's to close.
   *
   * @param bytes unpacked, from the beginning
   */
  public static Opening open(InputStream bytes) throws IOException {
    byte[] first = bytes.readNBytes(FileHead.LENGTH);
    FileHead head = new FileHead(first);
    FileProblem refusal = head.refusal();
    if (refusal != null) {
      return new Refused(refusal);
    }
    InputStream whole =
        new SequenceInputStream(
            new ByteArrayInputStream(first, head.markLength(), first.length - head.markLength()),
            bytes);
    Charset utf16 = head.utf16();
    Lines lines = new Lines(utf16 == null ? whole : new Utf16Stream(whole, utf16));
    return open(lines, utf16 == null ? null : utf16.name());
  }

  private static Opening open(Lines lines, @Nullable String utf16) throws IOException {
    List<Line> begin = begin(lines);
    String text =
        begin.stream().map(Line::text).filter(each -> !each.isBlank()).findFirst().orElse("");
    FileProblem refusal = FileHead.refusal(text);
    if (refusal == null && text.isBlank()) {
      refusal = new FileProblem("empty", "The file has blank lines only.");
    }
    if (refusal != null) {
      return new Refused(refusal);
    }
    FileKind kind = FileHead.kind(text);
    lines.back(begin);
    return switch (kind) {
      case VCARD -> new Opened(new ImportFile(kind, null, new CardRows(lines)));
      case NDJSON -> new Opened(new ImportFile(kind, null, new ObjectRows(lines)));
      case CSV -> new Opened(csv(lines, begin, utf16));
    };
  }

  private static List<Line> begin(Lines lines) throws IOException {
    List<Line> begin = new ArrayList<>();
    int length = 0;
    while (begin.size() < GUESSED_LINES && length < GUESSED_LENGTH) {
      Line line = lines.next();
      if (line == null) {
        break;
      }
      begin.add(line);
      length += line.text().length();
    }
    return begin;
  }

  private static ImportFile csv(Lines lines, List<Line> begin, @Nullable String utf16)
      throws IOException {
    String encoding = utf16 != null ? utf16 : lines.sawWindows() ? "windows-1252" : "UTF-8";
    Character declared = DialectGuess.declared(begin.getFirst().text());
    if (declared != null) {
      lines.next();
    }
    char separator = declared != null ? declared : DialectGuess.separator(begin);
    return new ImportFile(
        FileKind.CSV, new Dialect(encoding, separator), new CsvRows(lines, separator));
  }

  public FileKind kind() {
    return kind;
  }

  /** How the file is written; null where it is no CSV. */
  public @Nullable Dialect dialect() {
    return dialect;
  }

  /**
   * The next row; null at the end. Rows of a CSV file of which every cell is blank do not count.
   */
  public @Nullable FileRow next() throws IOException {
    FileRow row = peeked.poll();
    return row != null ? row : rows.next();
  }

  /** The next rows, at most so many, which {@link #next} gives again. */
  public List<FileRow> peek(int most) throws IOException {
    while (peeked.size() < most) {
      FileRow row = rows.next();
      if (row == null) {
        break;
      }
      peeked.add(row);
    }
    return peeked.stream().limit(most).toList();
  }
}

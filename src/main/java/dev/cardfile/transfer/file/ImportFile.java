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
 * A file of contacts. It is read row by row, and a file of any length takes only a few megabytes of
 * memory. Reading the same bytes twice gives the same rows.
 */
public final class ImportFile {

  /**
   * How many lines, and how many of their characters, the kind and dialect of a file are guessed
   * from.
   */
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

  /** The result of opening a file. */
  public sealed interface Opening {}

  public record Opened(ImportFile file) implements Opening {}

  /** The file cannot be read. */
  public record Refused(FileProblem problem) implements Opening {}

  /**
   * Detects the kind of a file. The caller remains responsible for closing the stream.
   *
   * @param bytes the decompressed file, from its first byte
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

  /** Returns the encoding and separator of a CSV file; null for other kinds. */
  public @Nullable Dialect dialect() {
    return dialect;
  }

  /**
   * Reads the next row. Returns null at the end. Rows of a CSV file whose cells are all blank are
   * skipped.
   */
  public @Nullable FileRow next() throws IOException {
    FileRow row = peeked.poll();
    return row != null ? row : rows.next();
  }

  /**
   * Returns up to {@code most} of the next rows without consuming them: {@link #next} returns them
   * again. Until then they take memory.
   *
   * @param characters how many characters are enough: once the rows have as many, none is added
   */
  public List<FileRow> peek(int most, long characters) throws IOException {
    long length = peeked.stream().mapToLong(FileRow::length).sum();
    while (peeked.size() < most && length < characters) {
      FileRow row = rows.next();
      if (row == null) {
        break;
      }
      peeked.add(row);
      length += row.length();
    }
    return peeked.stream().limit(most).toList();
  }
}

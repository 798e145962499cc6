package dev.cardfile.transfer.file;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The first bytes of a file, which tell its type. */
final class FileHead {

  static final int LENGTH = 1 << 14;

  private static final FileProblem EMPTY =
      new FileProblem("empty", "The file is empty. Send a CSV file with a row of headings.");
  private static final String SAVE_AS_CSV =
      "Open it, choose \"Save as\" or \"Export\", the type CSV UTF-8, and send the new file.";

  /** The first bytes of file types that are not text, decoded as ISO 8859-1. */
  private static final List<Magic> MAGICS =
      List.of(
          new Magic("%PDF", "pdf", "a PDF", "Export the list from where the PDF was made, as CSV."),
          new Magic("\u00d0\u00cf\u0011\u00e0", "xls", "an old Excel workbook", SAVE_AS_CSV),
          new Magic(
              "\u001f\u008b",
              "gzip",
              "packed with gzip",
              "Unpack it, or send it with Content-Encoding: gzip."),
          new Magic("{\\rtf", "rtf", "a word processor's document (RTF)", SAVE_AS_CSV),
          new Magic("\u0089PNG", "image", "an image", "Send the list itself, as CSV."),
          new Magic("\u00ff\u00d8\u00ff", "image", "an image", "Send the list itself, as CSV."),
          new Magic("SQLite format 3", "database", "a database", "Export its contacts as CSV."));

  private final byte[] bytes;
  private final String latin;

  private record Magic(String begin, String code, String what, String advice) {}

  FileHead(byte[] bytes) {
    this.bytes = bytes;
    this.latin = new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Returns why the file cannot be read; null if it may be readable. */
  @Nullable FileProblem refusal() {
    if (bytes.length == 0) {
      return EMPTY;
    }
    if (latin.startsWith("PK\u0003\u0004")) {
      return archive();
    }
    for (Magic magic : MAGICS) {
      if (latin.startsWith(magic.begin)) {
        return FileProblem.notCsv(magic.code, magic.what, magic.advice);
      }
    }
    if (utf16() == null && latin.chars().filter(FileHead::isControl).count() > bytes.length / 20) {
      return FileProblem.notCsv(
          "binary", "a binary file", "Export the contacts as CSV, and send that.");
    }
    return null;
  }

  private static boolean isControl(int each) {
    return each < ' ' && each != '\t' && each != '\n' && each != '\r' && each != '\f';
  }

  private FileProblem archive() {
    if (latin.contains("xl/") || latin.contains("spreadsheetml")) {
      return FileProblem.notCsv("xlsx", "an Excel workbook (.xlsx)", SAVE_AS_CSV);
    }
    if (latin.contains("opendocument.spreadsheet")) {
      return FileProblem.notCsv("ods", "an OpenDocument spreadsheet (.ods)", SAVE_AS_CSV);
    }
    if (latin.contains("Index/Document.iwa") || latin.contains("Index.zip")) {
      return FileProblem.notCsv("numbers", "an Apple Numbers document", SAVE_AS_CSV);
    }
    if (latin.contains("word/")) {
      return FileProblem.notCsv("docx", "a Word document (.docx)", SAVE_AS_CSV);
    }
    return FileProblem.notCsv(
        "zip", "a zip archive", "Unpack it, and send the CSV file that is in it.");
  }

  /** Returns the length of the byte order mark in bytes; 0 if there is none. */
  int markLength() {
    if (latin.startsWith("\u00ef\u00bb\u00bf")) {
      return 3;
    }
    return latin.startsWith("\u00ff\u00fe") || latin.startsWith("\u00fe\u00ff") ? 2 : 0;
  }

  /** Returns which UTF-16 encoding the file has; null if it is not UTF-16. */
  @Nullable Charset utf16() {
    if (latin.startsWith("\u00ff\u00fe")) {
      return StandardCharsets.UTF_16LE;
    }
    if (latin.startsWith("\u00fe\u00ff")) {
      return StandardCharsets.UTF_16BE;
    }
    int pairs = bytes.length / 2;
    if (pairs < 2) {
      return null;
    }
    int first = 0;
    int second = 0;
    for (int i = 0; i + 1 < bytes.length; i += 2) {
      first += bytes[i] == 0 ? 1 : 0;
      second += bytes[i + 1] == 0 ? 1 : 0;
    }
    // In UTF-16 every Latin letter has one zero byte; three quarters leave room for other
    // characters.
    if (second > pairs * 3 / 4 && first < pairs / 4) {
      return StandardCharsets.UTF_16LE;
    }
    return first > pairs * 3 / 4 && second < pairs / 4 ? StandardCharsets.UTF_16BE : null;
  }

  /** Returns the kind of file that begins with a text. */
  static FileKind kind(String begin) {
    String text = begin.strip();
    if (text.regionMatches(true, 0, "BEGIN:VCARD", 0, 11)) {
      return FileKind.VCARD;
    }
    return text.startsWith("{") ? FileKind.NDJSON : FileKind.CSV;
  }

  /** Returns why a file that begins with a text cannot be read; null if it may be readable. */
  static @Nullable FileProblem refusal(String begin) {
    String text = begin.strip().toLowerCase(Locale.ROOT);
    if (text.startsWith("<!doctype html") || text.startsWith("<html")) {
      return FileProblem.notCsv(
          "html", "a web page", "Sign in there, export the contacts as CSV, and send that file.");
    }
    if (text.startsWith("<?xml")) {
      return FileProblem.notCsv("xml", "an XML document", SAVE_AS_CSV);
    }
    if (text.startsWith("begin:vcalendar")) {
      return FileProblem.notCsv("calendar", "a calendar", "Export the contacts instead.");
    }
    if (text.startsWith("[")) {
      return FileProblem.notCsv("json", "a JSON list", "Send one JSON object per line (NDJSON).");
    }
    return null;
  }
}

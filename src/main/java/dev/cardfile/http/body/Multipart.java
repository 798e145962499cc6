package dev.cardfile.http.body;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the parts of a {@code multipart/form-data} body (RFC 7578) in a spool. No part is copied:
 * each is a range of the spool.
 */
public final class Multipart {

  /** More than a form with a file needs. */
  private static final int MOST_PARTS = 16;

  private static final int PIECE = 64 * 1024;
  private static final int MOST_HEADER_BYTES = 8 * 1024;
  private static final int MOST_BOUNDARY_LENGTH = 70;
  private static final String DISPOSITION = "content-disposition:";

  private final InputStream in;
  private final byte[] delimiter;
  private final int[] fallback;
  private final byte[] piece = new byte[PIECE];
  private int inPiece;
  private int used;
  private long at;
  private boolean ended;

  private Multipart(InputStream in, String boundary) {
    this.in = in;
    this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
    this.fallback = fallback(delimiter);
  }

  /**
   * A part of the body, whose content is a range of bytes of the spool.
   *
   * @param fileName null if the part has none
   */
  public record Part(String name, @Nullable String fileName, long from, long length) {}

  /**
   * Returns the parts in their order.
   *
   * @param contentType the content type of the whole body, with its boundary
   * @return empty if the content type or the body is malformed, or there are too many parts
   */
  public static Optional<List<Part>> parts(Spool spool, String contentType) throws IOException {
    String boundary = ContentType.parameter(contentType, "boundary");
    if (boundary == null || boundary.isEmpty() || boundary.length() > MOST_BOUNDARY_LENGTH) {
      return Optional.empty();
    }
    try (InputStream in = spool.read()) {
      return Optional.ofNullable(new Multipart(in, boundary).parts());
    }
  }

  private @Nullable List<Part> parts() throws IOException {
    List<Part> parts = new ArrayList<>();
    // Pretend that a line has ended before the first byte, so that the body may begin with a
    // delimiter.
    if (!find(2)) {
      return null;
    }
    while (isFollowedByPart()) {
      String disposition = disposition();
      String name = disposition == null ? null : ContentType.parameter(disposition, "name");
      long from = at;
      if (disposition == null || name == null || parts.size() == MOST_PARTS || !find(0)) {
        return null;
      }
      parts.add(
          new Part(
              name,
              ContentType.parameter(disposition, "filename"),
              from,
              at - delimiter.length - from));
    }
    return ended ? parts : null;
  }

  /**
   * Reads the rest of a delimiter, and reports whether a part follows. Sets {@code ended} if this
   * delimiter is the last one.
   */
  private boolean isFollowedByPart() throws IOException {
    int first = next();
    if (first == '-') {
      ended = next() == '-';
      return false;
    }
    int each = first;
    while (each == ' ' || each == '\t') {
      each = next();
    }
    return each == '\r' && next() == '\n';
  }

  /**
   * Reads the headers of a part, and returns the value of Content-Disposition.
   *
   * @return null if Content-Disposition is missing or the headers are malformed
   */
  private @Nullable String disposition() throws IOException {
    String found = null;
    int left = MOST_HEADER_BYTES;
    while (true) {
      String line = line(left);
      if (line == null || line.isEmpty()) {
        return line == null ? null : found;
      }
      left -= line.length();
      if (line.toLowerCase(Locale.ROOT).startsWith(DISPOSITION)) {
        found = line.substring(DISPOSITION.length());
      }
    }
  }

  private @Nullable String line(int most) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int each = next(); each != '\r'; each = next()) {
      if (each < 0 || line.size() == most) {
        return null;
      }
      line.write(each);
    }
    return next() == '\n' ? line.toString(StandardCharsets.UTF_8) : null;
  }

  private int next() throws IOException {
    if (used == inPiece) {
      used = 0;
      inPiece = in.read(piece);
      if (inPiece < 0) {
        inPiece = 0;
        return -1;
      }
    }
    at++;
    return piece[used++] & 0xff;
  }

  /**
   * Reads to the end of the next delimiter, looking at each byte once (Knuth-Morris-Pratt).
   *
   * @param matched how many bytes of the delimiter count as already read
   * @return false if the body ends first
   */
  private boolean find(int matched) throws IOException {
    int have = matched;
    while (have < delimiter.length) {
      int each = next();
      if (each < 0) {
        return false;
      }
      while (have > 0 && (byte) each != delimiter[have]) {
        have = fallback[have - 1];
      }
      have += (byte) each == delimiter[have] ? 1 : 0;
    }
    return true;
  }

  /**
   * Returns, for each prefix of the text, the length of its longest proper prefix that it also ends
   * with.
   */
  private static int[] fallback(byte[] text) {
    int[] lengths = new int[text.length];
    for (int i = 1; i < text.length; i++) {
      int length = lengths[i - 1];
      while (length > 0 && text[i] != text[length]) {
        length = lengths[length - 1];
      }
      lengths[i] = text[i] == text[length] ? length + 1 : 0;
    }
    return lengths;
  }
}

package dev.cardfile.http.body;

import java.util.List;
import java.util.stream.Stream;

/** The kind of body that a route accepts. */
public enum BodyKind {
  /** No body; one that is sent nevertheless is ignored. */
  NONE,
  /** An object, as JSON or as a form. */
  JSON,
  /** An OAuth form; some clients send the same as JSON. */
  FORM,
  /**
   * Many rows, within one JSON object or with a JSON object per line; read into a {@link Spool}.
   */
  ROWS,
  /** A file of contacts, as the body or in a form; read into a {@link Spool}. */
  FILE;

  private static final List<String> ROW_TYPES =
      Stream.concat(Stream.of(ContentType.JSON), ContentType.LINES.stream()).toList();

  /** Anybody may send an OAuth form, and nothing in it is large. */
  private static final int MAX_FORM_BYTES = 16 * 1024;

  /** Small enough to keep on disk while many are in progress. */
  private static final int MAX_BYTES_OF_ROWS = 32 << 20;

  /** Enough for more than a million contacts; a larger file has to be imported in parts. */
  private static final int MAX_BYTES_OF_A_FILE = 1 << 30;

  /**
   * Returns the maximum size of such a body in bytes.
   *
   * @param usual the setting, which applies to bodies that are kept in memory
   */
  int maxBytes(int usual) {
    return switch (this) {
      case FORM -> Math.min(usual, MAX_FORM_BYTES);
      case ROWS -> MAX_BYTES_OF_ROWS;
      case FILE -> MAX_BYTES_OF_A_FILE;
      case NONE, JSON -> usual;
    };
  }

  /** Reports whether such a body is read into a {@link Spool}, because it may be long. */
  public boolean isSpooled() {
    return this == ROWS || this == FILE;
  }

  public boolean isTaken() {
    return this != NONE;
  }

  /**
   * Reports whether a body with this content type is accepted. A blank content type always is; a
   * charset other than UTF-8 is accepted only for files.
   */
  public boolean takes(String contentType) {
    return switch (this) {
      case NONE -> true;
      case JSON, FORM ->
          ContentType.isInUtf8(contentType, ContentType.FORM)
              || ContentType.isInUtf8(contentType, ContentType.JSON);
      case ROWS -> types().stream().anyMatch(type -> ContentType.isInUtf8(contentType, type));
      case FILE ->
          contentType.isBlank()
              || Stream.concat(ContentType.FILES.stream(), ContentType.LINES.stream())
                  .anyMatch(type -> ContentType.is(contentType, type));
    };
  }

  /** Reports whether this content type announces a form in place of a JSON object. */
  public boolean isFormForJson(String contentType) {
    return this == JSON
        && !contentType.isBlank()
        && ContentType.isInUtf8(contentType, ContentType.FORM);
  }

  /** Reports whether this content type announces one row per line. */
  public boolean isLines(String contentType) {
    return this == ROWS
        && !contentType.isBlank()
        && ContentType.LINES.stream().anyMatch(type -> ContentType.isInUtf8(contentType, type));
  }

  /** Reports whether this content type announces a form of several parts. */
  public boolean isMultipart(String contentType) {
    return this == FILE && ContentType.is(contentType, ContentType.MULTIPART);
  }

  /** Returns the content types that the API document lists, the usual one first. */
  public List<String> types() {
    return switch (this) {
      case NONE -> List.of();
      case JSON -> List.of(ContentType.JSON, ContentType.FORM);
      case FORM -> List.of(ContentType.FORM, ContentType.JSON);
      case ROWS -> ROW_TYPES;
      case FILE -> List.of(ContentType.CSV, ContentType.MULTIPART);
    };
  }

  /** Returns the content types that an error message names. */
  public String told() {
    return switch (this) {
      case FORM -> ContentType.FORM;
      case ROWS -> ContentType.JSON + " or " + ContentType.LINES.getFirst();
      case FILE -> "text/csv, text/vcard, application/x-ndjson or multipart/form-data";
      case NONE, JSON -> ContentType.JSON;
    };
  }
}

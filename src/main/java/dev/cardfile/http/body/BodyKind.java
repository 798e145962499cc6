package dev.cardfile.http.body;

import java.util.List;
import java.util.stream.Stream;

/** What a route takes as the body of a request. */
public enum BodyKind {
  /** No body; what is sent all the same is passed over. */
  NONE,
  /** An object, as JSON or as a form. */
  JSON,
  /** A form of OAuth; some clients send the same as JSON. */
  FORM,
  /** Many rows, in one JSON object or one a line; read into a {@link Spool}. */
  ROWS,
  /** A file of contacts, by itself or in a form; read into a {@link Spool}. */
  FILE;

  private static final List<String> ROW_TYPES =
      Stream.concat(Stream.of(ContentType.JSON), ContentType.LINES.stream()).toList();

  /** Everybody may send a form of OAuth, and nothing in it is large. */
  private static final int MAX_FORM_BYTES = 16 * 1024;

  /** Little enough to be kept on disk while many are under way. */
  private static final int MAX_BYTES_OF_ROWS = 32 << 20;

  /** A million contacts and more; a larger file is imported in parts. */
  private static final int MAX_BYTES_OF_A_FILE = 1 << 30;

  /**
   * How many bytes it may have.
   *
   * @param usual by the settings, which are of bodies that are kept in memory
   */
  int maxBytes(int usual) {
    return switch (this) {
      case FORM -> Math.min(usual, MAX_FORM_BYTES);
      case ROWS -> MAX_BYTES_OF_ROWS;
      case FILE -> MAX_BYTES_OF_A_FILE;
      case NONE, JSON -> usual;
    };
  }

  /** Whether it is read into a {@link Spool}, because it may be long. */
  public boolean isSpooled() {
    return this == ROWS || this == FILE;
  }

  public boolean isTaken() {
    return this != NONE;
  }

  /** Whether a header's value promises such a body in UTF-8. */
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

  /** Whether what a header's value promises is a form in place of a JSON object. */
  public boolean isFormForJson(String contentType) {
    return this == JSON
        && !contentType.isBlank()
        && ContentType.isInUtf8(contentType, ContentType.FORM);
  }

  /** Whether what a header's value promises is one row a line. */
  public boolean isLines(String contentType) {
    return this == ROWS
        && !contentType.isBlank()
        && ContentType.LINES.stream().anyMatch(type -> ContentType.isInUtf8(contentType, type));
  }

  /** Whether what a header's value promises is a form of several parts. */
  public boolean isMultipart(String contentType) {
    return this == FILE && ContentType.is(contentType, ContentType.MULTIPART);
  }

  /** The types that it takes and the document names, the usual one first. */
  public List<String> types() {
    return switch (this) {
      case NONE -> List.of();
      case JSON -> List.of(ContentType.JSON, ContentType.FORM);
      case FORM -> List.of(ContentType.FORM, ContentType.JSON);
      case ROWS -> ROW_TYPES;
      case FILE -> List.of(ContentType.CSV, ContentType.MULTIPART);
    };
  }

  /** The type that callers are told of. */
  public String told() {
    return switch (this) {
      case FORM -> ContentType.FORM;
      case ROWS -> ContentType.JSON + " or " + ContentType.LINES.getFirst();
      case FILE -> "text/csv, text/vcard, application/x-ndjson or multipart/form-data";
      case NONE, JSON -> ContentType.JSON;
    };
  }
}

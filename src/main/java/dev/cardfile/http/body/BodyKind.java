package dev.cardfile.http.body;

import java.util.List;

/** What a route takes as the body of a request. */
public enum BodyKind {
  /** No body; what is sent all the same is passed over. */
  NONE,
  /** An object, as JSON or as a form. */
  JSON,
  /** A form of OAuth; some clients send the same as JSON. */
  FORM;

  /** Everybody may send a form of OAuth, and nothing in it is large. */
  private static final int MAX_FORM_BYTES = 16 * 1024;

  /** How many bytes it may have, where the settings do not say less. */
  int maxBytes() {
    return this == FORM ? MAX_FORM_BYTES : Integer.MAX_VALUE - 1;
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
    };
  }

  /** Whether what a header's value promises is a form in place of a JSON object. */
  public boolean isFormForJson(String contentType) {
    return this == JSON
        && !contentType.isBlank()
        && ContentType.isInUtf8(contentType, ContentType.FORM);
  }

  /** The types that it takes, the usual one first. */
  public List<String> types() {
    return switch (this) {
      case NONE -> List.of();
      case JSON -> List.of(ContentType.JSON, ContentType.FORM);
      case FORM -> List.of(ContentType.FORM, ContentType.JSON);
    };
  }

  /** The type that callers are told of. */
  public String told() {
    return this == FORM ? ContentType.FORM : ContentType.JSON;
  }
}

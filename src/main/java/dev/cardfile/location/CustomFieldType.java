package dev.cardfile.location;

/** What a custom field holds. The names are those of the original's {@code dataType}. */
public enum CustomFieldType {
  TEXT,
  LARGE_TEXT,
  NUMERICAL,
  PHONE,
  /** Money; the original's spelling. */
  MONETORY,
  CHECKBOX,
  SINGLE_OPTIONS,
  MULTIPLE_OPTIONS,
  DATE,
  TEXTBOX_LIST,
  FILE_UPLOAD,
  RADIO,
  EMAIL;

  /** Whether a field of this type may have options: choices, or the boxes of a list. */
  public boolean takesOptions() {
    return switch (this) {
      case CHECKBOX, SINGLE_OPTIONS, MULTIPLE_OPTIONS, RADIO, TEXTBOX_LIST -> true;
      case TEXT, LARGE_TEXT, NUMERICAL, PHONE, MONETORY, DATE, FILE_UPLOAD, EMAIL -> false;
    };
  }
}

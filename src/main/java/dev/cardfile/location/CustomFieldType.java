package dev.cardfile.location;

/** The types of custom fields. The names are those of HighLevel's {@code dataType}. */
public enum CustomFieldType {
  TEXT,
  LARGE_TEXT,
  NUMERICAL,
  PHONE,
  /** Money; the spelling is HighLevel's. */
  MONETORY,
  CHECKBOX,
  SINGLE_OPTIONS,
  MULTIPLE_OPTIONS,
  DATE,
  TEXTBOX_LIST,
  FILE_UPLOAD,
  RADIO,
  EMAIL;

  /** Reports whether a field of this type can have options: choices, or the boxes of a list. */
  public boolean takesOptions() {
    return switch (this) {
      case CHECKBOX, SINGLE_OPTIONS, MULTIPLE_OPTIONS, RADIO, TEXTBOX_LIST -> true;
      case TEXT, LARGE_TEXT, NUMERICAL, PHONE, MONETORY, DATE, FILE_UPLOAD, EMAIL -> false;
    };
  }
}

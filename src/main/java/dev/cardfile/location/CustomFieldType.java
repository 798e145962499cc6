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
  EMAIL
}

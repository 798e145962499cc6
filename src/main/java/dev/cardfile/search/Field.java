package dev.cardfile.search;

import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldType;

/** A field that contacts can be searched by. A contact has no value of it, one or several. */
public sealed interface Field permits OwnField, Field.Custom {

  public Kind kind();

  /** How the values of a field compare. */
  public enum Kind {
    /** By {@link CaseFolding}, ignoring case. */
    TEXT,
    /** Exactly. */
    CODE,
    FLAG,
    NUMBER,
    DATE,
    INSTANT,
    /** Not at all: a value can only be there or not. */
    STRUCTURE
  }

  /** A field that a location has defined. */
  record Custom(String id, Kind kind) implements Field {

    public static Custom of(CustomFieldDefinition field) {
      return new Custom(field.id(), kind(field.type()));
    }

    private static Kind kind(CustomFieldType type) {
      return switch (type) {
        case TEXT, LARGE_TEXT, EMAIL, PHONE, SINGLE_OPTIONS, RADIO -> Kind.TEXT;
        case CHECKBOX, MULTIPLE_OPTIONS, TEXTBOX_LIST -> Kind.TEXT;
        case NUMERICAL, MONETORY -> Kind.NUMBER;
        case DATE -> Kind.DATE;
        case FILE_UPLOAD -> Kind.STRUCTURE;
      };
    }
  }
}

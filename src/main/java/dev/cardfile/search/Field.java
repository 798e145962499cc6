package dev.cardfile.search;

import dev.cardfile.location.CustomFieldDefinition;
import dev.cardfile.location.CustomFieldType;

/** What of a contact can be asked for. A contact has none, one or several values of it. */
public sealed interface Field permits OwnField, Field.Custom {

  public Kind kind();

  /** How the values of a field compare. */
  public enum Kind {
    /** Without regard to case, as {@link CaseFolding} says. */
    TEXT,
    /** As it is. */
    CODE,
    FLAG,
    NUMBER,
    DATE,
    INSTANT,
    /** Not at all: it is there or not. */
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

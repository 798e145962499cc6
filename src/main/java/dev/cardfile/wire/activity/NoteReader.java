package dev.cardfile.wire.activity;

import dev.cardfile.activity.ActivityChange;
import dev.cardfile.activity.Note;
import dev.cardfile.activity.NoteChange;
import dev.cardfile.location.LocationId;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.ObjectReader;
import dev.cardfile.wire.table.RequestReader;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;

/** Reads bodies about notes. */
public final class NoteReader implements ActivityReader<Note> {

  private static final int MAX_BODY_LENGTH = 65_535;
  private static final int MAX_TITLE_LENGTH = 255;
  private static final int MAX_ID_LENGTH = 64;
  private static final int MAX_COLOR_LENGTH = 64;

  private static final Property.OfString<String> BODY =
      Property.string("body", MAX_BODY_LENGTH, Format.TEXT);
  private static final Property.OfString<String> TITLE =
      Property.string("title", MAX_TITLE_LENGTH, Format.TEXT).orNull();
  private static final Property.OfString<String> COLOR =
      Property.string("color", MAX_COLOR_LENGTH, Format.TEXT).orNull();
  private static final Property.OfString<String> USER_ID =
      Property.string("userId", MAX_ID_LENGTH, Format.TEXT).orNull().about("The author.");
  private static final Property.OfBoolean PINNED = Property.bool("pinned");

  public static final Shape CHANGE =
      Shape.of(BODY, TITLE, COLOR, USER_ID, PINNED, ObjectReader.LOCATION_ID);
  public static final Shape NEW = CHANGE.requiring(BODY);

  /** Reads the notes that are imported together with their contact. */
  public static final CarriedReader<Note> CARRIED =
      new CarriedReader<>(
          "notes",
          Shape.of(BODY, TITLE, COLOR, USER_ID, PINNED).requiring(BODY),
          said -> {
            NoteChange note = change(said);
            return note.body() == null ? null : note;
          });

  @Override
  public BodyReading<ActivityChange<Note>> readNew(byte[] body, LocationId own) {
    return RequestReader.<ActivityChange<Note>>bodyIn(own, body, NEW, NoteReader::change).ofNew();
  }

  @Override
  public BodyReading<ActivityChange<Note>> readChange(byte[] body, LocationId own) {
    return RequestReader.bodyIn(own, body, CHANGE, NoteReader::change);
  }

  private static NoteChange change(ObjectReader said) {
    return new NoteChange(
        said.string(BODY).given(),
        said.string(TITLE),
        said.string(COLOR),
        said.string(USER_ID),
        said.bool(PINNED));
  }
}

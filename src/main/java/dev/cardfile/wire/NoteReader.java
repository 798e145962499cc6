package dev.cardfile.wire;

import dev.cardfile.activity.ActivityChange;
import dev.cardfile.activity.Note;
import dev.cardfile.activity.NoteChange;
import org.jspecify.annotations.Nullable;

/** Reads bodies about notes. */
public final class NoteReader implements ActivityReader<Note> {

  private static final int MAX_BODY_LENGTH = 65_535;
  private static final int MAX_TITLE_LENGTH = 255;
  private static final int MAX_ID_LENGTH = 64;
  private static final int MAX_COLOR_LENGTH = 64;

  private static final Shape SHAPE = Shape.values("body", "title", "color", "userId", "pinned");

  @Override
  public BodyReading<ActivityChange<Note>> readNew(byte[] body) {
    return MembersReader.body(
        body, SHAPE, said -> change(said, said.required("body", MAX_BODY_LENGTH, Format.TEXT)));
  }

  @Override
  public BodyReading<ActivityChange<Note>> readChange(byte[] body) {
    return MembersReader.body(
        body, SHAPE, said -> change(said, said.text("body", MAX_BODY_LENGTH, Format.TEXT).given()));
  }

  private static NoteChange change(MembersReader said, @Nullable String body) {
    return new NoteChange(
        body,
        said.nullable("title", MAX_TITLE_LENGTH, Format.TEXT),
        said.nullable("color", MAX_COLOR_LENGTH, Format.TEXT),
        said.nullable("userId", MAX_ID_LENGTH, Format.TEXT),
        said.flag("pinned"));
  }
}

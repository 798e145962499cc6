package dev.cardfile.wire;

import dev.cardfile.contact.Tags;

/** Reads what makes or renames a tag of a location. */
public final class TagReader {

  private static final Property.Text<String> NAME =
      Property.text("name", Tags.MAX_LENGTH, Format.TEXT);

  public static final Shape SHAPE = Shape.of(NAME).requiring(NAME);

  /** Reads the tag as it is written. It throws nothing, whatever the bytes. */
  public BodyReading<String> label(byte[] body) {
    return MembersReader.body(body, SHAPE, properties -> properties.text(NAME).given());
  }
}

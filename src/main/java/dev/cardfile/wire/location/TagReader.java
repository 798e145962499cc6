package dev.cardfile.wire.location;

import dev.cardfile.contact.Tags;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.RequestReader;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;

/** Reads the bodies that create or rename a tag of a location. */
public final class TagReader {

  private static final Property.OfString<String> NAME =
      Property.string("name", Tags.MAX_LENGTH, Format.TEXT);

  public static final Shape SHAPE = Shape.of(NAME).requiring(NAME);

  /** Reads the label of a tag. Never throws, whatever the bytes. */
  public BodyReading<String> label(byte[] body) {
    return RequestReader.body(body, SHAPE, properties -> properties.string(NAME).given());
  }
}

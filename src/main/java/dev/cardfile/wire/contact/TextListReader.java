package dev.cardfile.wire.contact;

import dev.cardfile.contact.Followers;
import dev.cardfile.contact.HeldValues;
import dev.cardfile.contact.Tags;
import dev.cardfile.contact.key.Email;
import dev.cardfile.contact.key.Phone;
import dev.cardfile.wire.Problem;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.RequestReader;
import dev.cardfile.wire.table.Requirement;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import dev.cardfile.wire.table.Violations;
import java.util.List;

/** Reads a body that consists of one list of strings: {@code {"tags": ["one", "two"]}}. */
public final class TextListReader {

  public static final TextListReader TAGS =
      new TextListReader("tags", Tags.MAX_COUNT, Tags.MAX_LENGTH);
  public static final TextListReader FOLLOWERS =
      new TextListReader("followers", Followers.MAX_COUNT, Followers.MAX_LENGTH);

  public static final TextListReader EMAILS =
      new TextListReader("emails", HeldValues.MAX_ADDITIONAL, Email.MAX_LENGTH);
  public static final TextListReader PHONES =
      new TextListReader("phones", HeldValues.MAX_ADDITIONAL, Phone.MAX_TYPED);

  private final Property.OfStrings texts;
  private final Shape shape;

  private TextListReader(String name, int maxCount, int maxLength) {
    this.texts = Property.strings(name, maxCount, maxLength);
    this.shape = Shape.of(texts).requiring(texts);
  }

  /**
   * Reads a list, without its blank strings. Never throws, whatever the bytes.
   *
   * @param body decompressed, and limited in size by the caller
   */
  public BodyReading<List<String>> read(byte[] body) {
    return RequestReader.body(body, shape, members -> members.requiredStrings(texts));
  }

  public Shape shape() {
    return shape;
  }

  /** Returns the problem that the contact would have more of these than it may have. */
  public Problem tooMany() {
    Violations violations = new Violations();
    violations.refuse(texts.name(), Requirement.fewEnough(texts.maxCount()));
    return new Problem.Invalid(violations.inOrder());
  }
}

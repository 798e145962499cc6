package dev.cardfile.wire.contact;

import dev.cardfile.contact.Attribution;
import dev.cardfile.json.Characters;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonObject;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.ObjectReader;
import dev.cardfile.wire.table.Requirement;
import dev.cardfile.wire.table.Schema;
import dev.cardfile.wire.table.Shape.Property;
import dev.cardfile.wire.table.Subject;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code attributionSource}, which says where a contact came from: strings under any names.
 */
final class AttributionReader {

  static final int MAX_COUNT = 30;
  static final int MAX_LENGTH = 2048;
  static final int MAX_NAME_LENGTH = 255;

  static final Property.Other PROPERTY =
      new Property.Other(
          "attributionSource",
          Schema.OBJECT
              .with("maxProperties", MAX_COUNT)
              .with("additionalProperties", Schema.STRING.with("maxLength", MAX_LENGTH).json())
              .about(
                  "Where the contact came from, in place of what the request's headers say: texts"
                      + " such as url, campaign, utmSource or medium."));

  private AttributionReader() {}

  /** Reads the attribution; returns null if it is absent, empty or invalid. */
  static @Nullable Attribution read(ObjectReader said) {
    if (said.isMissing(PROPERTY)) {
      return null;
    }
    if (!(said.value(PROPERTY) instanceof JsonObject(SequencedMap<String, Json> members))) {
      said.refuse(PROPERTY, Requirement.OBJECT);
      return null;
    }
    if (members.size() > MAX_COUNT) {
      said.refuse(PROPERTY, Requirement.fewEnough(MAX_COUNT));
      return null;
    }
    String path = said.path(PROPERTY) + ".";
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    members.forEach((name, value) -> {
      if (!isName(name)) {
        said.violations().unknownProperty(path, name);
        return;
      }
      Subject subject = Subject.of(path + name);
      String text = said.strings().read(subject, value, MAX_LENGTH, Format.TEXT).given();
      if (text != null) {
        texts.put(name, text);
      }
    });
    return texts.isEmpty() ? null : attribution(texts);
  }

  private static boolean isName(String name) {
    return Characters.areWellFormed(name)
        && !Characters.strip(name).isEmpty()
        && Characters.count(name) <= MAX_NAME_LENGTH;
  }

  private static Attribution attribution(SequencedMap<String, String> texts) {
    return new Attribution(
        texts.remove("userAgent"),
        texts.remove("referrer"),
        texts.remove("campaign"),
        texts.remove("utmSource"),
        texts.remove("utmMedium"),
        texts.remove("utmContent"),
        texts.remove("utmTerm"),
        texts.remove("ip"),
        texts);
  }
}

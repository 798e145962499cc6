package dev.cardfile.wire.contact;

import dev.cardfile.contact.TextField;
import dev.cardfile.upsert.request.Part;
import java.util.HashMap;
import java.util.Map;

/** The paths of those parts of a contact that always have the same path in a body. */
final class FixedPaths {

  static final Map<Part, String> ALL = all();

  private FixedPaths() {}

  private static Map<Part, String> all() {
    Map<Part, String> paths = new HashMap<>();
    paths.put(Part.Single.FIRST_NAME, BodyField.FIRST_NAME.wireName());
    paths.put(Part.Single.LAST_NAME, BodyField.LAST_NAME.wireName());
    paths.put(Part.Single.FULL_NAME, BodyField.NAME.wireName());
    paths.put(Part.Single.EMAIL, BodyField.EMAIL.wireName());
    paths.put(Part.Single.PHONE, BodyField.PHONE.wireName());
    paths.put(Part.Single.DATE_OF_BIRTH, BodyField.DATE_OF_BIRTH.wireName());
    paths.put(Part.Single.DND, BodyField.DND.wireName());
    paths.put(Part.Single.INBOUND_DND, BodyField.INBOUND_DND_SETTINGS.wireName());
    for (BodyField field : BodyField.values()) {
      TextField text = field.textField();
      if (text != null) {
        paths.put(new Part.Text(text), field.wireName());
      }
    }
    return Map.copyOf(paths);
  }
}

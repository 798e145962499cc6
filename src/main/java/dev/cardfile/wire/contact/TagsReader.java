package dev.cardfile.wire.contact;

import dev.cardfile.contact.Tags;
import dev.cardfile.json.Json;
import dev.cardfile.wire.table.StringReader;
import dev.cardfile.wire.table.TextsReader;
import dev.cardfile.wire.table.Violations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a contact's tags. */
final class TagsReader {

  private final TextsReader texts;

  TagsReader(Violations violations, StringReader strings) {
    this.texts = new TextsReader(violations, strings);
  }

  /** Reads the whole new set; null when it is refused. As many count as were sent. */
  @Nullable Tags read(String path, Json value) {
    List<String> names = texts.read(path, value, Tags.MAX_COUNT, Tags.MAX_LENGTH);
    return names == null ? null : Tags.of(names);
  }
}

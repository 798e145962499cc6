package dev.cardfile.transfer.format;

import dev.cardfile.contact.Contact;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.location.CustomFieldDefinitions;

/** A JSON object a line, with all that is kept of a contact. */
public record ObjectLines(CustomFieldDefinitions definitions) implements ContactFormat {

  @Override
  public String mediaType() {
    return "application/x-ndjson";
  }

  @Override
  public String suffix() {
    return "ndjson";
  }

  @Override
  public String head() {
    return "";
  }

  @Override
  public String one(Contact contact, String id) {
    return JsonWriter.compact(new ContactTree(definitions).of(contact, id)) + "\n";
  }
}

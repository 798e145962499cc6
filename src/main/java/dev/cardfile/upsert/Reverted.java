package dev.cardfile.upsert;

import dev.cardfile.contact.Contact;
import dev.cardfile.upsert.request.Warning;
import java.util.List;

/**
 * A contact that becomes again what it was.
 *
 * @param contact as it is now
 * @param warnings what of it could not become so
 */
public record Reverted(Contact contact, List<Warning> warnings) {
  public Reverted {
    warnings = List.copyOf(warnings);
  }
}

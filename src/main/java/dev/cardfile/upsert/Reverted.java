package dev.cardfile.upsert;

import dev.cardfile.contact.Contact;
import dev.cardfile.upsert.request.Warning;
import java.util.List;

/**
 * A contact that was restored or had a change undone.
 *
 * @param contact the contact after that
 * @param warnings what could not be given back
 */
public record Reverted(Contact contact, List<Warning> warnings) {
  public Reverted {
    warnings = List.copyOf(warnings);
  }
}

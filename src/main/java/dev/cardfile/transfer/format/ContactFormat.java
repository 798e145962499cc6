package dev.cardfile.transfer.format;

import dev.cardfile.contact.Contact;
import org.jspecify.annotations.Nullable;

/** A form in which many contacts are written, one after the other. */
public sealed interface ContactFormat permits OwnCsv, HighLevelCsv, ObjectLines, Cards {

  String mediaType();

  /** How the names of such files end, without the dot. */
  String suffix();

  /** What stands before the first contact. */
  String head();

  /** Whose ids the file has, of the contacts that came from there; null for none but their own. */
  default @Nullable String source() {
    return null;
  }

  /**
   * A contact.
   *
   * @param id under which the file has it: the one that it had at the {@link #source}, or its own
   */
  String one(Contact contact, String id);
}

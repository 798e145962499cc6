package dev.cardfile.transfer.format;

import dev.cardfile.contact.Contact;

/** A form in which many contacts are written, one after the other. */
public sealed interface ContactFormat permits OwnCsv, HighLevelCsv, ObjectLines, Cards {

  String mediaType();

  /** How the names of such files end, without the dot. */
  String suffix();

  /** What stands before the first contact. */
  String head();

  /**
   * A contact.
   *
   * @param id under which the file has it: the one that it has where it came from, or its own
   */
  String one(Contact contact, String id);
}

package dev.cardfile.activity;

import dev.cardfile.contact.ContactId;
import java.time.Instant;

/** A note or a task: it belongs to one contact, and goes when the contact goes. */
public sealed interface Activity permits Note, Task {

  /** How many of a kind one contact may have. */
  int MAX_OF_A_CONTACT = 10_000;

  /** How long the bodies of those of a kind may be together: they are all answered at once. */
  long MAX_LENGTH_OF_A_CONTACT = 5_000_000;

  /** 20 characters of {@code 0-9A-Za-z}; ids sort by creation. */
  String id();

  ContactId contact();

  /** In milliseconds precision. */
  Instant dateAdded();

  /** How many characters its body has. */
  int length();

  /**
   * All that one contact has of a kind.
   *
   * @param length how many characters all bodies have together
   */
  record Total(long count, long length) {

    /** Whether a contact that has all this may have so many more, of so many characters. */
    public boolean leavesRoomFor(int more, int length) {
      return count + more <= MAX_OF_A_CONTACT && this.length + length <= MAX_LENGTH_OF_A_CONTACT;
    }
  }
}

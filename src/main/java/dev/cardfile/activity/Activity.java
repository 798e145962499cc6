package dev.cardfile.activity;

import dev.cardfile.contact.ContactId;
import java.time.Instant;

/** A note or a task, which belongs to one contact and is deleted with it. */
public sealed interface Activity permits Note, Task {

  /** The maximum number of notes, and of tasks, that a contact can have. */
  int MAX_OF_A_CONTACT = 10_000;

  /**
   * The maximum length, in characters, of the bodies of all notes, or all tasks, of a contact. They
   * are all returned in one answer.
   */
  long MAX_LENGTH_OF_A_CONTACT = 5_000_000;

  /** 20 characters of {@code 0-9A-Za-z}; ids sort by creation. */
  String id();

  ContactId contact();

  /** Returns when the activity was added, in milliseconds precision. */
  Instant dateAdded();

  /** Returns the length of the body in characters. */
  int length();

  /**
   * The number of notes, or of tasks, of a contact.
   *
   * @param length the length of all their bodies, in characters
   */
  record Total(long count, long length) {

    /**
     * Reports whether a contact with this total can have {@code more} further activities whose
     * bodies have {@code length} characters in all.
     */
    public boolean leavesRoomFor(int more, int length) {
      return count + more <= MAX_OF_A_CONTACT && this.length + length <= MAX_LENGTH_OF_A_CONTACT;
    }
  }
}

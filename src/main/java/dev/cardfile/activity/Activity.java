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

  /** Whether one contact may have so many of a kind, of so many characters together. */
  static boolean fit(long count, long length) {
    return count <= MAX_OF_A_CONTACT && length <= MAX_LENGTH_OF_A_CONTACT;
  }
}

package dev.cardfile.upsert.request;

import dev.cardfile.contact.DndChannel;
import dev.cardfile.contact.TextField;

/** A part of a contact that a request can set. */
public sealed interface Part {

  /** A part that every contact has exactly once. */
  enum Single implements Part {
    FIRST_NAME,
    LAST_NAME,
    FULL_NAME,
    EMAIL,
    PHONE,
    DATE_OF_BIRTH,
    DND,
    INBOUND_DND
  }

  record Text(TextField field) implements Part {}

  record Channel(DndChannel channel) implements Part {}

  record Custom(String fieldId) implements Part {}
}

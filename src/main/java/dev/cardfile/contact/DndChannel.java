package dev.cardfile.contact;

/** A way to reach a contact, for which "do not disturb" can be set. */
public enum DndChannel {
  CALL,
  EMAIL,
  SMS,
  WHATSAPP,
  GMB,
  FB
}

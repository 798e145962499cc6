package dev.cardfile.contact.key;

/** A field by which contacts are found. */
public enum MatchingField {
  EMAIL,
  PHONE
}

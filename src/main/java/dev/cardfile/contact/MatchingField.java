package dev.cardfile.contact;

/** A field by which contacts are found. */
public enum MatchingField {
  EMAIL,
  PHONE
}

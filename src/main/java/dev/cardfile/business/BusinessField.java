package dev.cardfile.business;

/** The fields of a business that hold a single text, never blank, and may be unset. */
public enum BusinessField {
  /** In E.164. */
  PHONE,
  /** Normalised as the e-mail of a contact. */
  EMAIL,
  WEBSITE,
  ADDRESS,
  CITY,
  POSTAL_CODE,
  STATE,
  /** As the caller writes it: a code, or a name. */
  COUNTRY,
  DESCRIPTION
}

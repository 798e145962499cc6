package dev.cardfile.contact;

/**
 * The fields of a contact that hold a single text, never blank, which is always replaced as a
 * whole.
 */
public enum TextField {
  GENDER,
  ADDRESS1,
  CITY,
  STATE,
  POSTAL_CODE,
  WEBSITE,
  /** A {@link TimeZoneName}. */
  TIMEZONE,
  SOURCE,
  /** The code of a {@link Country}. */
  COUNTRY,
  COMPANY_NAME,
  /** The id of a user. */
  ASSIGNED_TO,
  /** What the contact is to the location; answers show {@code lead} if it is not set. */
  TYPE,
  KEYWORD,
  SSN,
  /** The id of the business that the contact belongs to. */
  BUSINESS_ID
}

package dev.cardfile.contact;

/** The fields of a contact that are one piece of text, never blank, each replaced as a whole. */
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
  ASSIGNED_TO
}

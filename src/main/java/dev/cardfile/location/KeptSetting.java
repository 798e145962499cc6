package dev.cardfile.location;

/** A setting of a location by which nothing is decided; off, unless it is on. */
public enum KeptSetting {
  ALLOW_DUPLICATE_OPPORTUNITY,
  ALLOW_FACEBOOK_NAME_MERGE,
  DISABLE_CONTACT_TIMEZONE
}

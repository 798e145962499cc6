package dev.cardfile.location;

/**
 * A setting of a location that Cardfile only stores, without acting on it. Settings are off by
 * default.
 */
public enum KeptSetting {
  ALLOW_DUPLICATE_OPPORTUNITY,
  ALLOW_FACEBOOK_NAME_MERGE,
  DISABLE_CONTACT_TIMEZONE
}

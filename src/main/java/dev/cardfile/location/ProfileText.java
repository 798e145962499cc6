package dev.cardfile.location;

/** A text that describes a location, or the business that runs it. */
public enum ProfileText {
  PHONE,
  EMAIL,
  ADDRESS,
  CITY,
  STATE,
  POSTAL_CODE,
  WEBSITE,
  BUSINESS_NAME,
  BUSINESS_ADDRESS,
  BUSINESS_CITY,
  BUSINESS_STATE,
  BUSINESS_COUNTRY,
  BUSINESS_POSTAL_CODE,
  BUSINESS_WEBSITE,
  BUSINESS_TIMEZONE,
  BUSINESS_LOGO_URL;

  public boolean isOfBusiness() {
    return compareTo(BUSINESS_NAME) >= 0;
  }
}

package dev.cardfile.wire.location;

import dev.cardfile.location.KeptSetting;
import dev.cardfile.location.ProfileText;

/** The names of the parts of a location's profile in bodies and answers. */
final class ProfileNames {

  static final String BUSINESS = "business";

  private ProfileNames() {}

  /** Returns the name of a text in the location, or in the location's business. */
  static String of(ProfileText text) {
    return switch (text) {
      case PHONE -> "phone";
      case EMAIL -> "email";
      case BUSINESS_NAME -> "name";
      case ADDRESS, BUSINESS_ADDRESS -> "address";
      case CITY, BUSINESS_CITY -> "city";
      case STATE, BUSINESS_STATE -> "state";
      case BUSINESS_COUNTRY -> "country";
      case POSTAL_CODE, BUSINESS_POSTAL_CODE -> "postalCode";
      case WEBSITE, BUSINESS_WEBSITE -> "website";
      case BUSINESS_TIMEZONE -> "timezone";
      case BUSINESS_LOGO_URL -> "logoUrl";
    };
  }

  static String of(KeptSetting setting) {
    return switch (setting) {
      case ALLOW_DUPLICATE_OPPORTUNITY -> "allowDuplicateOpportunity";
      case ALLOW_FACEBOOK_NAME_MERGE -> "allowFacebookNameMerge";
      case DISABLE_CONTACT_TIMEZONE -> "disableContactTimezone";
    };
  }
}

package dev.cardfile.wire.business;

import dev.cardfile.business.BusinessField;

/** The names of the fields of a business in bodies and answers. */
final class BusinessNames {

  private BusinessNames() {}

  static String of(BusinessField field) {
    return switch (field) {
      case PHONE -> "phone";
      case EMAIL -> "email";
      case WEBSITE -> "website";
      case ADDRESS -> "address";
      case CITY -> "city";
      case POSTAL_CODE -> "postalCode";
      case STATE -> "state";
      case COUNTRY -> "country";
      case DESCRIPTION -> "description";
    };
  }
}

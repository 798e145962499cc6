package dev.cardfile.wire.business;

import dev.cardfile.business.BusinessField;

/** What the wire calls the fields of a business. */
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

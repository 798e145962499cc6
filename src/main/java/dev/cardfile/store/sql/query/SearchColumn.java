package dev.cardfile.store.sql.query;

import dev.cardfile.search.OwnField;

/** The part of a contact's row that holds the values of a field. */
sealed interface SearchColumn {

  /** A single value, which may be null. */
  record Single(SearchFragment value) implements SearchColumn {}

  /**
   * A list of values.
   *
   * @param each begins a condition on {@link SearchFragment#ELEMENT}, one element of the list
   */
  record Several(SearchFragment each) implements SearchColumn {}

  static SearchColumn of(OwnField field) {
    return switch (field) {
      case ID -> new Single(SearchFragment.ID);
      case FIRST_NAME -> new Single(SearchFragment.FIRST_NAME);
      case LAST_NAME -> new Single(SearchFragment.LAST_NAME);
      case EMAIL -> new Single(SearchFragment.EMAIL);
      case PHONE -> new Single(SearchFragment.PHONE);
      case ADDITIONAL_EMAILS -> new Several(SearchFragment.EACH_ADDITIONAL_EMAIL);
      case ADDITIONAL_PHONES -> new Several(SearchFragment.EACH_ADDITIONAL_PHONE);
      case COMPANY_NAME -> new Single(SearchFragment.COMPANY_NAME);
      case ADDRESS1 -> new Single(SearchFragment.ADDRESS1);
      case CITY -> new Single(SearchFragment.CITY);
      case STATE -> new Single(SearchFragment.STATE);
      case POSTAL_CODE -> new Single(SearchFragment.POSTAL_CODE);
      case COUNTRY -> new Single(SearchFragment.COUNTRY);
      case WEBSITE -> new Single(SearchFragment.WEBSITE);
      case SOURCE -> new Single(SearchFragment.SOURCE);
      case TIMEZONE -> new Single(SearchFragment.TIMEZONE);
      case GENDER -> new Single(SearchFragment.GENDER);
      case ASSIGNED_TO -> new Single(SearchFragment.ASSIGNED_TO);
      case TYPE -> new Single(SearchFragment.TYPE);
      case BUSINESS_ID -> new Single(SearchFragment.BUSINESS_ID);
      case BUSINESS_NAME -> new Single(SearchFragment.BUSINESS_NAME);
      case FOLLOWERS -> new Several(SearchFragment.EACH_FOLLOWER);
      case TAGS -> new Several(SearchFragment.EACH_TAG);
      case DND -> new Single(SearchFragment.DND);
      case DND_CALL -> new Single(SearchFragment.DND_CALL);
      case DND_EMAIL -> new Single(SearchFragment.DND_EMAIL);
      case DND_SMS -> new Single(SearchFragment.DND_SMS);
      case DND_WHATSAPP -> new Single(SearchFragment.DND_WHATSAPP);
      case DND_GMB -> new Single(SearchFragment.DND_GMB);
      case DND_FB -> new Single(SearchFragment.DND_FB);
      case INBOUND_DND -> new Single(SearchFragment.INBOUND_DND);
      case DATE_OF_BIRTH -> new Single(SearchFragment.DATE_OF_BIRTH);
      case DATE_ADDED -> new Single(SearchFragment.DATE_ADDED);
      case DATE_UPDATED -> new Single(SearchFragment.DATE_UPDATED);
    };
  }
}

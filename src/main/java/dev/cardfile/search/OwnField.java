package dev.cardfile.search;

/**
 * A field that every contact can have, unlike the {@link Field.Custom custom fields} of a location.
 */
public enum OwnField implements Field {
  ID(Kind.CODE),
  FIRST_NAME(Kind.TEXT),
  LAST_NAME(Kind.TEXT),
  /** The primary e-mail, normalised; likewise {@link #PHONE}. */
  EMAIL(Kind.CODE),
  PHONE(Kind.CODE),
  ADDITIONAL_EMAILS(Kind.CODE),
  ADDITIONAL_PHONES(Kind.CODE),
  COMPANY_NAME(Kind.TEXT),
  ADDRESS1(Kind.TEXT),
  CITY(Kind.TEXT),
  STATE(Kind.TEXT),
  POSTAL_CODE(Kind.TEXT),
  COUNTRY(Kind.CODE),
  WEBSITE(Kind.TEXT),
  SOURCE(Kind.TEXT),
  TIMEZONE(Kind.TEXT),
  GENDER(Kind.TEXT),
  ASSIGNED_TO(Kind.CODE),
  TYPE(Kind.CODE),
  BUSINESS_ID(Kind.CODE),
  BUSINESS_NAME(Kind.TEXT),
  FOLLOWERS(Kind.CODE),
  TAGS(Kind.CODE),
  /** Off if it was never set. */
  DND(Kind.FLAG),
  DND_CALL(Kind.CODE),
  DND_EMAIL(Kind.CODE),
  DND_SMS(Kind.CODE),
  DND_WHATSAPP(Kind.CODE),
  DND_GMB(Kind.CODE),
  DND_FB(Kind.CODE),
  INBOUND_DND(Kind.CODE),
  DATE_OF_BIRTH(Kind.DATE),
  DATE_ADDED(Kind.INSTANT),
  DATE_UPDATED(Kind.INSTANT);

  private final Kind kind;

  OwnField(Kind kind) {
    this.kind = kind;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}

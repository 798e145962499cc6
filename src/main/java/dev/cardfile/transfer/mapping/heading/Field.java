package dev.cardfile.transfer.mapping.heading;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The fields that a column can be mapped to. A field that an upsert's body has a property for is
 * named like that property.
 */
public enum Field {
  ID("id", Kind.ID),
  FIRST_NAME("firstName", Kind.TEXT),
  LAST_NAME("lastName", Kind.TEXT),
  NAME("name", Kind.TEXT),
  EMAIL("email", Kind.VALUES),
  ADDITIONAL_EMAILS("additionalEmails", Kind.VALUES),
  PHONE("phone", Kind.VALUES),
  ADDITIONAL_PHONES("additionalPhones", Kind.VALUES),
  COMPANY_NAME("companyName", Kind.TEXT),
  ADDRESS1("address1", Kind.ADDRESS),
  CITY("city", Kind.ADDRESS),
  STATE("state", Kind.ADDRESS),
  POSTAL_CODE("postalCode", Kind.ADDRESS),
  COUNTRY("country", Kind.ADDRESS),
  WEBSITE("website", Kind.TEXT),
  TIMEZONE("timezone", Kind.TEXT),
  SOURCE("source", Kind.TEXT),
  GENDER("gender", Kind.TEXT),
  ASSIGNED_TO("assignedTo", Kind.TEXT),
  DATE_OF_BIRTH("dateOfBirth", Kind.DATE),
  TAGS("tags", Kind.TAGS),
  DND("dnd", Kind.BOOLEAN),
  DND_SETTINGS("dndSettings", Kind.OBJECT),
  INBOUND_DND_SETTINGS("inboundDndSettings", Kind.OBJECT),
  ATTRIBUTION_SOURCE("attributionSource", Kind.OBJECT),
  DATE_ADDED("dateAdded", Kind.MOMENT),
  LAST_ACTIVITY("lastActivity", Kind.MOMENT),
  TYPE("type", Kind.TEXT),
  KEYWORD("keyword", Kind.TEXT),
  SSN("ssn", Kind.TEXT),
  BUSINESS_ID("businessId", Kind.MORE_TEXT),
  FOLLOWERS("followers", Kind.MORE_LIST),
  NOTES("notes", Kind.MORE_JSON),
  TASKS("tasks", Kind.MORE_JSON);

  /** How the cells of a field are read. */
  public enum Kind {
    ID,
    TEXT,
    /** Part of an address; all parts are taken from the same one of a row's addresses. */
    ADDRESS,
    /** E-mails or phones; a cell may contain several. */
    VALUES,
    DATE,
    MOMENT,
    TAGS,
    BOOLEAN,
    OBJECT,
    /**
     * A text that an upsert's body has no property for; the next two kinds are a list and JSON of
     * the same sort.
     */
    MORE_TEXT,
    MORE_LIST,
    MORE_JSON
  }

  private static final Map<String, Field> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Field::wireName, each -> each));

  private final String wireName;
  private final Kind kind;

  Field(String wireName, Kind kind) {
    this.wireName = wireName;
    this.kind = kind;
  }

  public String wireName() {
    return wireName;
  }

  public Kind kind() {
    return kind;
  }

  public static Optional<Field> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }
}

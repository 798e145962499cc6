package dev.cardfile.wire.contact;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.CustomValue;
import dev.cardfile.contact.DndSetting;
import dev.cardfile.contact.PersonName;
import dev.cardfile.contact.TextField;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.location.LocationId;
import dev.cardfile.wire.ApiVersion;
import dev.cardfile.wire.answer.AnswerShape;
import dev.cardfile.wire.table.Schema;
import dev.cardfile.wire.table.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A contact as answers show it: the document's members in its order, unset ones left out. */
public final class ContactMembers {

  private static final String DEFAULT_TYPE = "lead";

  public static final Schema ATTRIBUTION =
      AnswerShape.EMPTY
          .mayHave(
              Schema.STRING,
              "campaign",
              "utmSource",
              "utmMedium",
              "utmContent",
              "utmTerm",
              "referrer",
              "userAgent",
              "ip")
          .schema()
          .called("Attribution");

  private static final Schema DND_SETTING =
      AnswerShape.EMPTY
          .has(DndNames.STATUS, "status")
          .mayHave(Schema.STRING, "message", "code")
          .schema()
          .called("DndSetting");

  /** By channel, in the spelling of the version. */
  public static final Schema DND_SETTINGS =
      AnswerShape.EMPTY
          .mayHave(DND_SETTING, DndNames.channelNames())
          .schema()
          .called("DndSettings");

  public static final Schema INBOUND_DND_SETTINGS =
      AnswerShape.EMPTY.has(DND_SETTING, "all").schema().called("InboundDndSettings");

  public static final Schema CUSTOM_FIELDS =
      Schema.list(
          AnswerShape.EMPTY
              .has(Schema.STRING, "id")
              .has(
                  Schema.anyOf(
                      List.of(Schema.STRING, Schema.NUMBER, Schema.STRINGS, Schema.OBJECT)),
                  "value")
              .schema()
              .called("CustomFieldValue"));

  public static final Schema SCHEMA =
      AnswerShape.EMPTY
          .has(Schema.STRING, "id", "locationId")
          .mayHave(Schema.STRING, "name", "firstName", "lastName", "email", "emailLowerCase")
          .mayHave(Schema.STRING, "timezone", "companyName", "phone")
          .mayHave(Schema.BOOLEAN, "dnd")
          .mayHave(DND_SETTINGS, "dndSettings")
          .mayHave(INBOUND_DND_SETTINGS, "inboundDndSettings")
          .has(Schema.STRING, "type")
          .mayHave(Schema.STRING, "source", "assignedTo", "address1", "city", "state", "country")
          .mayHave(Schema.STRING, "postalCode", "website", "gender")
          .has(Schema.STRINGS, "tags")
          .mayHave(Schema.TIME, "dateOfBirth")
          .has(Schema.TIME, "dateAdded", "dateUpdated")
          .mayHave(Schema.STRING, "ssn", "keyword")
          .mayHave(Schema.STRING, "firstNameLowerCase", "fullNameLowerCase", "lastNameLowerCase")
          .has(Schema.TIME, "lastActivity")
          .has(CUSTOM_FIELDS, "customFields")
          .mayHave(Schema.STRING, "businessId")
          .mayHave(Schema.STRINGS, "followers")
          .mayHave(additional("email"), "additionalEmails")
          .mayHave(additional("phone"), "additionalPhones")
          .mayHave(ATTRIBUTION, "attributionSource", "lastAttributionSource")
          .schema()
          .called("Contact");

  private final Contact contact;
  private final LocationId location;
  private final ApiVersion version;

  public ContactMembers(Contact contact, LocationId location, ApiVersion version) {
    this.contact = contact;
    this.location = location;
    this.version = version;
  }

  public void write(JsonWriter json) {
    PersonName name = contact.name();
    String email = contact.emails().primary();
    json.text("id", contact.id().value());
    json.text("name", name.full());
    json.text("locationId", location.value());
    json.text("firstName", name.first());
    json.text("lastName", name.last());
    json.text("email", email);
    json.text("emailLowerCase", email);
    text(json, TextField.TIMEZONE);
    text(json, TextField.COMPANY_NAME);
    json.text("phone", contact.phones().primary());
    dnd(json);
    json.text("type", type(contact));
    text(json, TextField.SOURCE);
    text(json, TextField.ASSIGNED_TO);
    text(json, TextField.ADDRESS1);
    text(json, TextField.CITY);
    text(json, TextField.STATE);
    text(json, TextField.COUNTRY);
    text(json, TextField.POSTAL_CODE);
    text(json, TextField.WEBSITE);
    text(json, TextField.GENDER);
    json.texts("tags", contact.tags().names());
    json.text("dateOfBirth", midnight(contact.dateOfBirth()));
    String updated = Timestamp.of(contact.dateUpdated());
    json.text("dateAdded", sameOr(updated, contact.dateAdded()));
    json.text("dateUpdated", updated);
    text(json, TextField.SSN);
    text(json, TextField.KEYWORD);
    json.text("firstNameLowerCase", PersonName.lowerCase(name.first()));
    json.text("fullNameLowerCase", PersonName.lowerCase(name.full()));
    json.text("lastNameLowerCase", PersonName.lowerCase(name.last()));
    json.text("lastActivity", sameOr(updated, contact.lastActivity()));
    json.objects(
        "customFields",
        List.copyOf(contact.customFields().values().entrySet()),
        ContactMembers::customField);
    text(json, TextField.BUSINESS_ID);
    some(json, "followers", contact.followers().userIds());
    additional(json, "additionalEmails", "email", contact.emails().additional());
    additional(json, "additionalPhones", "phone", contact.phones().additional());
    attribution(json, "attributionSource", contact.firstAttribution());
    attribution(json, "lastAttributionSource", contact.lastAttribution());
  }

  private void text(JsonWriter json, TextField field) {
    json.text(wireName(field), contact.texts().get(field));
  }

  private static Schema additional(String name) {
    return Schema.list(AnswerShape.EMPTY.has(Schema.STRING, name).schema());
  }

  /** Each value is an object of its own, as HighLevel returns them for a single contact. */
  private static void additional(JsonWriter json, String name, String each, List<String> values) {
    if (!values.isEmpty()) {
      json.objects(name, values, (member, value) -> member.text(each, value));
    }
  }

  private static String wireName(TextField field) {
    return switch (field) {
      case GENDER -> "gender";
      case ADDRESS1 -> "address1";
      case CITY -> "city";
      case STATE -> "state";
      case POSTAL_CODE -> "postalCode";
      case WEBSITE -> "website";
      case TIMEZONE -> "timezone";
      case SOURCE -> "source";
      case COUNTRY -> "country";
      case COMPANY_NAME -> "companyName";
      case ASSIGNED_TO -> "assignedTo";
      case TYPE -> "type";
      case KEYWORD -> "keyword";
      case SSN -> "ssn";
      case BUSINESS_ID -> "businessId";
    };
  }

  private void dnd(JsonWriter json) {
    json.flag("dnd", contact.dnd().everywhere());
    var channels = contact.dnd().channels();
    if (!channels.isEmpty()) {
      json.object(
          "dndSettings",
          settings ->
              channels.forEach(
                  (channel, setting) -> setting(settings, DndNames.of(channel, version), setting)));
    }
    DndSetting inbound = contact.dnd().inbound();
    if (inbound != null) {
      json.object("inboundDndSettings", settings -> setting(settings, "all", inbound));
    }
  }

  public static void setting(JsonWriter json, String name, DndSetting setting) {
    json.object(
        name,
        members -> {
          members.text("status", DndNames.of(setting.status()));
          members.text("message", setting.message());
          members.text("code", setting.code());
        });
  }

  public static void customField(JsonWriter json, Map.Entry<String, CustomValue> field) {
    json.text("id", field.getKey());
    switch (field.getValue()) {
      case CustomValue.Text(String text) -> json.text("value", text);
      case CustomValue.Numeric(var number) -> json.number("value", number);
      case CustomValue.Texts(var texts) -> json.texts("value", texts);
      case CustomValue.Json(String value) -> json.raw("value", value);
    }
  }

  private static void some(JsonWriter json, String name, List<String> values) {
    if (!values.isEmpty()) {
      json.texts(name, values);
    }
  }

  private static void attribution(JsonWriter json, String name, Attribution attribution) {
    if (!attribution.isUnknown()) {
      json.object(name, members -> attribution(members, attribution));
    }
  }

  public static void attribution(JsonWriter members, Attribution attribution) {
    members.text("campaign", attribution.campaign());
    members.text("utmSource", attribution.utmSource());
    members.text("utmMedium", attribution.utmMedium());
    members.text("utmContent", attribution.utmContent());
    members.text("utmTerm", attribution.utmTerm());
    members.text("referrer", attribution.referrer());
    members.text("userAgent", attribution.userAgent());
    members.text("ip", attribution.ip());
  }

  public static String type(Contact contact) {
    return contact.texts().getOrDefault(TextField.TYPE, DEFAULT_TYPE);
  }

  public static @Nullable String midnight(@Nullable LocalDate date) {
    return date == null ? null : Timestamp.of(date.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  /** Most contacts have one instant twice or thrice, and writing one is dear. */
  private String sameOr(String updated, Instant instant) {
    return instant.equals(contact.dateUpdated()) ? updated : Timestamp.of(instant);
  }
}

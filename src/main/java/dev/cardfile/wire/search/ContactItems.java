package dev.cardfile.wire.search;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.PersonName;
import dev.cardfile.contact.TextField;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.location.LocationId;
import dev.cardfile.search.Sorting;
import dev.cardfile.wire.ApiVersion;
import dev.cardfile.wire.answer.AnswerShape;
import dev.cardfile.wire.contact.ContactMembers;
import dev.cardfile.wire.contact.DndNames;
import dev.cardfile.wire.table.Schema;
import dev.cardfile.wire.table.Timestamp;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Contacts as items of lists: unlike a contact alone, with null for what is not set. */
final class ContactItems {

  private static final Schema TEXT_OR_NULL = Schema.STRING.orNull();

  /** As a search has it. */
  static final Schema FOUND =
      AnswerShape.EMPTY
          .has(Schema.STRING, "id", "locationId")
          .has(TEXT_OR_NULL, "firstName", "lastName", "firstNameLowerCase", "lastNameLowerCase")
          .has(TEXT_OR_NULL, "contactName", "email", "validEmail", "phone", "phoneLabel")
          .has(TEXT_OR_NULL, "address", "city", "state", "postalCode", "country", "website")
          .has(TEXT_OR_NULL, "companyName", "businessName", "businessId")
          .has(Schema.STRING, "type")
          .has(TEXT_OR_NULL, "source")
          .has(Schema.BOOLEAN, "dnd")
          .has(ContactMembers.DND_SETTINGS.orNull(), "dndSettings")
          .has(ContactMembers.INBOUND_DND_SETTINGS.orNull(), "inboundDndSettings")
          .has(Schema.INTEGER.orNull().about("In milliseconds since 1970."), "dateOfBirth")
          .has(Schema.TIME, "dateAdded", "dateUpdated")
          .has(Schema.STRINGS, "tags")
          .has(ContactMembers.CUSTOM_FIELDS, "customFields")
          .has(Schema.STRINGS, "followers")
          .has(TEXT_OR_NULL, "assignedTo")
          .has(Schema.STRINGS, "opportunities", "additionalEmails", "additionalPhones")
          .has(ContactMembers.ATTRIBUTION.orNull(), "attributionSource", "lastAttributionSource")
          .has(TEXT_OR_NULL, "timezone")
          .has(
              Schema.list(Schema.ANY)
                  .about("The cursor of this contact: a search continues after it."),
              "searchAfter")
          .schema()
          .called("FoundContact");

  /** As the list of a location has it. */
  static final Schema LISTED =
      AnswerShape.EMPTY
          .has(Schema.STRING, "id", "locationId")
          .has(TEXT_OR_NULL, "contactName", "firstName", "lastName")
          .has(TEXT_OR_NULL, "firstNameRaw", "lastNameRaw", "companyName", "email", "phone")
          .has(Schema.BOOLEAN, "dnd")
          .has(ContactMembers.DND_SETTINGS.orNull(), "dndSettings")
          .has(ContactMembers.INBOUND_DND_SETTINGS.orNull(), "inboundDndSettings")
          .has(Schema.STRING, "type")
          .has(TEXT_OR_NULL, "source", "assignedTo", "address1", "city", "state", "postalCode")
          .has(TEXT_OR_NULL, "country", "website", "timezone")
          .has(Schema.TIME, "dateAdded", "dateUpdated")
          .has(Schema.TIME.orNull(), "dateOfBirth")
          .has(TEXT_OR_NULL, "businessId")
          .has(Schema.STRINGS, "tags", "followers", "additionalEmails", "additionalPhones")
          .has(Schema.list(ContactMembers.ATTRIBUTION), "attributions")
          .has(ContactMembers.CUSTOM_FIELDS, "customFields")
          .schema()
          .called("ListedContact");

  private final LocationId location;
  private final ApiVersion version;

  ContactItems(LocationId location, ApiVersion version) {
    this.location = location;
    this.version = version;
  }

  /**
   * As a search has it; its place is told in the order of the search.
   *
   * @param businesses names by ids
   */
  void found(JsonWriter json, Contact contact, Map<String, String> businesses, Sorting sorting) {
    PersonName name = contact.name();
    json.text("id", contact.id().value());
    json.text("locationId", location.value());
    json.textOrNull("firstName", name.first());
    json.textOrNull("lastName", name.last());
    json.textOrNull("firstNameLowerCase", PersonName.lowerCase(name.first()));
    json.textOrNull("lastNameLowerCase", PersonName.lowerCase(name.last()));
    json.textOrNull("contactName", name.full());
    json.textOrNull("email", contact.emails().primary());
    json.textOrNull("validEmail", null);
    json.textOrNull("phone", contact.phones().primary());
    json.textOrNull("phoneLabel", null);
    json.textOrNull("address", contact.texts().get(TextField.ADDRESS1));
    text(json, "city", contact, TextField.CITY);
    text(json, "state", contact, TextField.STATE);
    text(json, "postalCode", contact, TextField.POSTAL_CODE);
    text(json, "country", contact, TextField.COUNTRY);
    text(json, "website", contact, TextField.WEBSITE);
    text(json, "companyName", contact, TextField.COMPANY_NAME);
    String businessId = contact.texts().get(TextField.BUSINESS_ID);
    json.textOrNull("businessName", businessId == null ? null : businesses.get(businessId));
    json.textOrNull("businessId", businessId);
    json.text("type", ContactMembers.type(contact));
    text(json, "source", contact, TextField.SOURCE);
    dnd(json, contact);
    LocalDate birth = contact.dateOfBirth();
    json.numberOrNull(
        "dateOfBirth",
        birth == null ? null : birth.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
    json.text("dateAdded", Timestamp.of(contact.dateAdded()));
    json.text("dateUpdated", Timestamp.of(contact.dateUpdated()));
    json.texts("tags", contact.tags().names());
    customFields(json, contact);
    json.texts("followers", contact.followers().userIds());
    text(json, "assignedTo", contact, TextField.ASSIGNED_TO);
    json.texts("opportunities", List.of());
    json.texts("additionalEmails", contact.emails().additional());
    json.texts("additionalPhones", contact.phones().additional());
    attribution(json, "attributionSource", contact.firstAttribution());
    attribution(json, "lastAttributionSource", contact.lastAttribution());
    text(json, "timezone", contact, TextField.TIMEZONE);
    json.json("searchAfter", Cursors.write(contact, sorting));
  }

  /** As the list of a location has it, whose names are in lower case. */
  void listed(JsonWriter json, Contact contact) {
    PersonName name = contact.name();
    json.text("id", contact.id().value());
    json.text("locationId", location.value());
    json.textOrNull("contactName", PersonName.lowerCase(name.full()));
    json.textOrNull("firstName", PersonName.lowerCase(name.first()));
    json.textOrNull("lastName", PersonName.lowerCase(name.last()));
    json.textOrNull("firstNameRaw", name.first());
    json.textOrNull("lastNameRaw", name.last());
    text(json, "companyName", contact, TextField.COMPANY_NAME);
    json.textOrNull("email", contact.emails().primary());
    json.textOrNull("phone", contact.phones().primary());
    dnd(json, contact);
    json.text("type", ContactMembers.type(contact));
    text(json, "source", contact, TextField.SOURCE);
    text(json, "assignedTo", contact, TextField.ASSIGNED_TO);
    text(json, "address1", contact, TextField.ADDRESS1);
    text(json, "city", contact, TextField.CITY);
    text(json, "state", contact, TextField.STATE);
    text(json, "postalCode", contact, TextField.POSTAL_CODE);
    text(json, "country", contact, TextField.COUNTRY);
    text(json, "website", contact, TextField.WEBSITE);
    text(json, "timezone", contact, TextField.TIMEZONE);
    json.text("dateAdded", Timestamp.of(contact.dateAdded()));
    json.text("dateUpdated", Timestamp.of(contact.dateUpdated()));
    json.textOrNull("dateOfBirth", ContactMembers.midnight(contact.dateOfBirth()));
    text(json, "businessId", contact, TextField.BUSINESS_ID);
    json.texts("tags", contact.tags().names());
    json.texts("followers", contact.followers().userIds());
    json.texts("additionalEmails", contact.emails().additional());
    json.texts("additionalPhones", contact.phones().additional());
    json.objects("attributions", attributions(contact), ContactMembers::attribution);
    customFields(json, contact);
  }

  private static void text(JsonWriter json, String name, Contact contact, TextField field) {
    json.textOrNull(name, contact.texts().get(field));
  }

  private static void customFields(JsonWriter json, Contact contact) {
    json.objects(
        "customFields",
        List.copyOf(contact.customFields().values().entrySet()),
        ContactMembers::customField);
  }

  /** The switch that was never set is off. */
  private void dnd(JsonWriter json, Contact contact) {
    json.flag("dnd", Boolean.TRUE.equals(contact.dnd().everywhere()));
    var channels = contact.dnd().channels();
    if (channels.isEmpty()) {
      json.textOrNull("dndSettings", null);
    } else {
      json.object(
          "dndSettings",
          settings ->
              channels.forEach((channel, setting) ->
                  ContactMembers.setting(settings, DndNames.of(channel, version), setting)));
    }
    var inbound = contact.dnd().inbound();
    if (inbound == null) {
      json.textOrNull("inboundDndSettings", null);
    } else {
      json.object(
          "inboundDndSettings", settings -> ContactMembers.setting(settings, "all", inbound));
    }
  }

  private static void attribution(JsonWriter json, String name, Attribution attribution) {
    if (attribution.isUnknown()) {
      json.textOrNull(name, null);
    } else {
      json.object(name, members -> ContactMembers.attribution(members, attribution));
    }
  }

  private static List<Attribution> attributions(Contact contact) {
    List<Attribution> known = new ArrayList<>();
    for (Attribution each : List.of(contact.firstAttribution(), contact.lastAttribution())) {
      if (!each.isUnknown() && !known.contains(each)) {
        known.add(each);
      }
    }
    return known;
  }
}

package dev.cardfile.wire.contact;

import static dev.cardfile.wire.table.Members.some;
import static dev.cardfile.wire.table.ValueType.BOOLEAN;
import static dev.cardfile.wire.table.ValueType.STRING;
import static dev.cardfile.wire.table.ValueType.STRINGS;
import static dev.cardfile.wire.table.ValueType.TIME;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.CustomValue;
import dev.cardfile.contact.DndChannel;
import dev.cardfile.contact.DndSetting;
import dev.cardfile.contact.PersonName;
import dev.cardfile.contact.TextField;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.wire.table.Members;
import dev.cardfile.wire.table.Schema;
import dev.cardfile.wire.table.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of a contact in an answer about one contact, and the parts shared with lists. */
public final class ContactMembers {

  private static final Members<Attribution> OF_ATTRIBUTION =
      Members.<Attribution>of()
          .mayHave("campaign", STRING, Attribution::campaign)
          .mayHave("utmSource", STRING, Attribution::utmSource)
          .mayHave("utmMedium", STRING, Attribution::utmMedium)
          .mayHave("utmContent", STRING, Attribution::utmContent)
          .mayHave("utmTerm", STRING, Attribution::utmTerm)
          .mayHave("referrer", STRING, Attribution::referrer)
          .mayHave("userAgent", STRING, Attribution::userAgent)
          .mayHave("ip", STRING, Attribution::ip);

  /** An attribution, with any other values that the caller has sent, under the caller's names. */
  public static final ValueType<Attribution> ATTRIBUTION =
      ValueType.of(
          OF_ATTRIBUTION
              .schema()
              .with("additionalProperties", Schema.STRING.json())
              .called("Attribution"),
          (json, attribution) -> json.object(attribution, ContactMembers::writeAttribution));

  static final ValueType<DndSetting> DND_SETTING =
      Members.<DndSetting>of()
          .has("status", DndNames.STATUS, DndSetting::status)
          .mayHave("message", STRING, DndSetting::message)
          .mayHave("code", STRING, DndSetting::code)
          .called("DndSetting");

  private static final ValueType<String> WRITTEN_TIME =
      ValueType.of(Schema.TIME, JsonWriter::string);

  /** The DND settings by channel, with channel names in the spelling of the API version. */
  public static final ValueType<ContactView> CHANNELS =
      ValueType.of(
          channelsSchema(), (json, view) -> json.object(view, ContactMembers::writeChannels));

  public static final ValueType<DndSetting> INBOUND =
      Members.<DndSetting>of()
          .has("all", DND_SETTING, setting -> setting)
          .called("InboundDndSettings");

  static final ValueType<CustomValue> CUSTOM_VALUE =
      ValueType.of(
          Schema.anyOf(List.of(Schema.STRING, Schema.NUMBER, Schema.STRINGS, Schema.OBJECT)),
          ContactMembers::writeValue);

  /** The values of custom fields, by the field's id. */
  public static final ValueType<List<Map.Entry<String, CustomValue>>> CUSTOM_FIELDS =
      ValueType.list(
          Members.<Map.Entry<String, CustomValue>>of()
              .has("id", STRING, Map.Entry::getKey)
              .has("value", CUSTOM_VALUE, Map.Entry::getValue)
              .called("CustomFieldValue"));

  /** All members in their documented order; those without a value are left out. */
  private static final Members<ContactView> ALL =
      members(Members.<ContactView>of().has("id", STRING, view -> view.contact().id().value()));

  public static final ValueType<ContactView> TYPE = ALL.called("Contact");

  /** The members whose changes are recorded in the history. */
  public static final Members<ContactView> RECORDED =
      ALL.without(Set.of("dateUpdated", "lastActivity", "lastAttributionSource"));

  /** As {@link #TYPE}, but a contact that a dry run would have created has no id. */
  public static final ValueType<ContactView> WRITTEN =
      members(
              Members.<ContactView>of()
                  .mayHave(
                      "id",
                      STRING.about("Missing if a dry run would have created the contact."),
                      ContactView::id))
          .called("WrittenContact");

  private ContactMembers() {}

  private static Members<ContactView> members(Members<ContactView> id) {
    return id.mayHave("name", STRING, view -> view.contact().name().full())
        .has("locationId", STRING, view -> view.location().value())
        .mayHave("firstName", STRING, view -> view.contact().name().first())
        .mayHave("lastName", STRING, view -> view.contact().name().last())
        .mayHave("email", STRING, view -> view.contact().emails().primary())
        .mayHave("emailLowerCase", STRING, view -> view.contact().emails().primary())
        .mayHave("timezone", STRING, ContactView.text(TextField.TIMEZONE))
        .mayHave("companyName", STRING, ContactView.text(TextField.COMPANY_NAME))
        .mayHave("phone", STRING, view -> view.contact().phones().primary())
        .mayHave("dnd", BOOLEAN, view -> view.contact().dnd().everywhere())
        .mayHave("dndSettings", CHANNELS, ContactMembers::withChannels)
        .mayHave("inboundDndSettings", INBOUND, view -> view.contact().dnd().inbound())
        .has("type", STRING, ContactView::type)
        .mayHave("source", STRING, ContactView.text(TextField.SOURCE))
        .mayHave("assignedTo", STRING, ContactView.text(TextField.ASSIGNED_TO))
        .mayHave("address1", STRING, ContactView.text(TextField.ADDRESS1))
        .mayHave("city", STRING, ContactView.text(TextField.CITY))
        .mayHave("state", STRING, ContactView.text(TextField.STATE))
        .mayHave("country", STRING, ContactView.text(TextField.COUNTRY))
        .mayHave("postalCode", STRING, ContactView.text(TextField.POSTAL_CODE))
        .mayHave("website", STRING, ContactView.text(TextField.WEBSITE))
        .mayHave("gender", STRING, ContactView.text(TextField.GENDER))
        .has("tags", STRINGS, view -> view.contact().tags().names())
        .mayHave("dateOfBirth", TIME, ContactView::birth)
        .has("dateAdded", WRITTEN_TIME, view -> view.time(view.contact().dateAdded()))
        .has("dateUpdated", WRITTEN_TIME, ContactView::dateUpdated)
        .mayHave("ssn", STRING, ContactView.text(TextField.SSN))
        .mayHave("keyword", STRING, ContactView.text(TextField.KEYWORD))
        .mayHave("firstNameLowerCase", STRING, view -> lower(view.contact().name().first()))
        .mayHave("fullNameLowerCase", STRING, view -> lower(view.contact().name().full()))
        .mayHave("lastNameLowerCase", STRING, view -> lower(view.contact().name().last()))
        .has("lastActivity", WRITTEN_TIME, view -> view.time(view.contact().lastActivity()))
        .has("customFields", CUSTOM_FIELDS, ContactMembers::customFields)
        .mayHave("businessId", STRING, ContactView.text(TextField.BUSINESS_ID))
        .mayHave("followers", STRINGS, view -> some(view.contact().followers().userIds()))
        .mayHave(
            "additionalEmails", each("email"), view -> some(view.contact().emails().additional()))
        .mayHave(
            "additionalPhones", each("phone"), view -> some(view.contact().phones().additional()))
        .mayHave("attributionSource", ATTRIBUTION, view -> known(view.contact().firstAttribution()))
        .mayHave(
            "lastAttributionSource", ATTRIBUTION, view -> known(view.contact().lastAttribution()));
  }

  public static List<Map.Entry<String, CustomValue>> customFields(ContactView view) {
    return List.copyOf(view.contact().customFields().values().entrySet());
  }

  /** Returns the view if its contact has a DND setting for a channel; otherwise null. */
  public static @Nullable ContactView withChannels(ContactView view) {
    return view.contact().dnd().channels().isEmpty() ? null : view;
  }

  public static @Nullable Attribution known(Attribution attribution) {
    return attribution.isUnknown() ? null : attribution;
  }

  private static @Nullable String lower(@Nullable String name) {
    return PersonName.lowerCase(name);
  }

  /** Each value is an object of its own, as HighLevel returns them for a single contact. */
  private static ValueType<List<String>> each(String name) {
    return ValueType.list(Members.<String>of().has(name, STRING, value -> value));
  }

  private static Schema channelsSchema() {
    SequencedMap<String, Schema> settings = new LinkedHashMap<>();
    DndNames.channelNames().forEach(name -> settings.put(name, DND_SETTING.schema()));
    return Schema.open(settings, List.of()).called("DndSettings");
  }

  private static void writeChannels(JsonWriter json, ContactView view) {
    for (Map.Entry<DndChannel, DndSetting> each : view.contact().dnd().channels().entrySet()) {
      json.name(DndNames.of(each.getKey(), view.version()));
      DND_SETTING.write(json, each.getValue());
    }
  }

  private static void writeAttribution(JsonWriter json, Attribution attribution) {
    OF_ATTRIBUTION.writeMembers(json, attribution);
    attribution
        .more()
        .forEach((name, text) -> {
          json.name(name);
          json.string(text);
        });
  }

  private static void writeValue(JsonWriter json, CustomValue value) {
    switch (value) {
      case CustomValue.Text(String text) -> json.string(text);
      case CustomValue.Numeric(var number) -> json.number(number);
      case CustomValue.Texts(var texts) -> STRINGS.write(json, texts);
      case CustomValue.Json(String text) -> json.raw(text);
    }
  }
}

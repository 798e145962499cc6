package dev.cardfile.transfer.format;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.CustomValue;
import dev.cardfile.contact.DndChannel;
import dev.cardfile.contact.DndSetting;
import dev.cardfile.contact.TextField;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonBoolean;
import dev.cardfile.json.JsonNumber;
import dev.cardfile.json.JsonObject;
import dev.cardfile.json.JsonReader;
import dev.cardfile.json.JsonString;
import dev.cardfile.transfer.mapping.heading.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The values of a contact as JSON, under the names of {@link Field}. */
final class ContactTree {

  private ContactTree() {}

  static Json json(CustomValue value) {
    return switch (value) {
      case CustomValue.Text(String text) -> new JsonString(text);
      case CustomValue.Numeric(var number) -> new JsonNumber(number);
      case CustomValue.Texts(var texts) -> JsonArray.of(texts);
      case CustomValue.Json(String text) -> JsonReader.parse(text);
    };
  }

  /** Returns the value of a field of a contact; null if it is empty. */
  static @Nullable Json value(Field field, Exported exported) {
    Contact contact = exported.contact();
    return switch (field) {
      case ID -> new JsonString(exported.id());
      case FIRST_NAME -> text(contact.name().first());
      case LAST_NAME -> text(contact.name().last());
      case NAME -> null;
      case NOTES -> exported.notes().isEmpty() ? null : ActivityPieces.notes(exported.notes());
      case TASKS -> exported.tasks().isEmpty() ? null : ActivityPieces.tasks(exported.tasks());
      case EMAIL -> text(contact.emails().primary());
      case ADDITIONAL_EMAILS -> list(contact.emails().additional());
      case PHONE -> text(contact.phones().primary());
      case ADDITIONAL_PHONES -> list(contact.phones().additional());
      case COMPANY_NAME -> text(contact, TextField.COMPANY_NAME);
      case ADDRESS1 -> text(contact, TextField.ADDRESS1);
      case CITY -> text(contact, TextField.CITY);
      case STATE -> text(contact, TextField.STATE);
      case POSTAL_CODE -> text(contact, TextField.POSTAL_CODE);
      case COUNTRY -> text(contact, TextField.COUNTRY);
      case WEBSITE -> text(contact, TextField.WEBSITE);
      case TIMEZONE -> text(contact, TextField.TIMEZONE);
      case SOURCE -> text(contact, TextField.SOURCE);
      case GENDER -> text(contact, TextField.GENDER);
      case ASSIGNED_TO -> text(contact, TextField.ASSIGNED_TO);
      case TYPE -> text(contact, TextField.TYPE);
      case KEYWORD -> text(contact, TextField.KEYWORD);
      case SSN -> text(contact, TextField.SSN);
      case BUSINESS_ID -> text(contact, TextField.BUSINESS_ID);
      case DATE_OF_BIRTH ->
          contact.dateOfBirth() == null ? null : new JsonString(contact.dateOfBirth().toString());
      case TAGS -> list(contact.tags().names());
      case FOLLOWERS -> list(contact.followers().userIds());
      case DND ->
          contact.dnd().everywhere() == null ? null : new JsonBoolean(contact.dnd().everywhere());
      case DND_SETTINGS -> channels(contact.dnd().channels());
      case INBOUND_DND_SETTINGS ->
          contact.dnd().inbound() == null
              ? null
              : JsonObject.EMPTY.with("all", setting(contact.dnd().inbound()));
      case ATTRIBUTION_SOURCE -> attribution(contact.firstAttribution());
      case DATE_ADDED -> new JsonString(contact.dateAdded().toString());
      case LAST_ACTIVITY -> new JsonString(contact.lastActivity().toString());
    };
  }

  private static @Nullable Json text(@Nullable String text) {
    return text == null ? null : new JsonString(text);
  }

  private static @Nullable Json text(Contact contact, TextField field) {
    return text(contact.texts().get(field));
  }

  private static @Nullable Json list(List<String> texts) {
    return texts.isEmpty() ? null : JsonArray.of(texts);
  }

  private static @Nullable Json channels(Map<DndChannel, DndSetting> channels) {
    SequencedMap<String, Json> settings = new LinkedHashMap<>();
    channels.forEach((channel, setting) -> settings.put(name(channel), setting(setting)));
    return settings.isEmpty() ? null : new JsonObject(settings);
  }

  private static String name(DndChannel channel) {
    return switch (channel) {
      case CALL -> "Call";
      case EMAIL -> "Email";
      case WHATSAPP -> "WhatsApp";
      case SMS, GMB, FB -> channel.name();
    };
  }

  private static JsonObject setting(DndSetting setting) {
    JsonObject object =
        JsonObject.EMPTY.with("status", setting.status().name().toLowerCase(Locale.ROOT));
    object = setting.message() == null ? object : object.with("message", setting.message());
    return setting.code() == null ? object : object.with("code", setting.code());
  }

  private static @Nullable Json attribution(Attribution from) {
    SequencedMap<String, Json> members = new LinkedHashMap<>();
    put(members, "campaign", from.campaign());
    put(members, "utmSource", from.utmSource());
    put(members, "utmMedium", from.utmMedium());
    put(members, "utmContent", from.utmContent());
    put(members, "utmTerm", from.utmTerm());
    put(members, "referrer", from.referrer());
    put(members, "userAgent", from.userAgent());
    put(members, "ip", from.ip());
    from.more().forEach((name, text) -> put(members, name, text));
    return members.isEmpty() ? null : new JsonObject(members);
  }

  private static void put(SequencedMap<String, Json> members, String name, @Nullable String text) {
    if (text != null) {
      members.put(name, new JsonString(text));
    }
  }
}

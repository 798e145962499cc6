package dev.cardfile.wire.contact;

import dev.cardfile.contact.Followers;
import dev.cardfile.contact.key.Email;
import dev.cardfile.contact.key.Phone;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonArray;
import dev.cardfile.json.JsonNull;
import dev.cardfile.json.JsonObject;
import dev.cardfile.upsert.request.Carried;
import dev.cardfile.upsert.request.Warning;
import dev.cardfile.wire.activity.NoteReader;
import dev.cardfile.wire.activity.TaskReader;
import dev.cardfile.wire.table.BodyReading;
import dev.cardfile.wire.table.Format;
import dev.cardfile.wire.table.ObjectReader;
import dev.cardfile.wire.table.RequestReader;
import dev.cardfile.wire.table.Requirement;
import dev.cardfile.wire.table.Schema;
import dev.cardfile.wire.table.Shape;
import dev.cardfile.wire.table.Shape.Property;
import dev.cardfile.wire.table.Subject;
import java.util.ArrayList;
import java.util.List;

/** Reads what an imported contact brings along for which an upsert's body has no property. */
final class CarriedPart {

  private static final int MAX_ID_LENGTH = 64;

  private static final Property.Other EMAILS = texts("additionalEmails");
  private static final Property.Other PHONES = texts("additionalPhones");
  private static final Property.Other FOLLOWERS = texts("followers");
  private static final Property.OfString<String> BUSINESS_ID =
      Property.string("businessId", MAX_ID_LENGTH, Format.TEXT);

  static final Shape SHAPE =
      Shape.of(
          EMAILS,
          PHONES,
          FOLLOWERS,
          BUSINESS_ID,
          NoteReader.CARRIED.property(),
          TaskReader.CARRIED.property());

  private CarriedPart() {}

  private static Property.Other texts(String name) {
    return new Property.Other(name, Schema.list(Schema.STRING));
  }

  /**
   * Reads the part. Never throws, whatever it contains.
   *
   * @param region the region that a phone number without a country code belongs to
   * @param dropInvalid whether invalid values are left out, with a warning
   */
  static BodyReading<Carried> read(JsonObject more, String region, boolean dropInvalid) {
    return RequestReader.<Carried>object(
            more,
            SHAPE,
            null,
            path -> contact -> true,
            List.of(),
            dropInvalid,
            said -> carried(said, region))
        .ofNew();
  }

  private static Carried carried(ObjectReader said, String region) {
    return new Carried(
        values(said, EMAILS, Email.MAX_LENGTH, Format.EMAIL),
        values(said, PHONES, Phone.MAX_TYPED, Format.phone(region)).stream()
            .map(typed -> phone(said, typed))
            .distinct()
            .toList(),
        values(said, FOLLOWERS, Followers.MAX_LENGTH, Format.TEXT),
        said.string(BUSINESS_ID).given(),
        NoteReader.CARRIED.read(said),
        TaskReader.CARRIED.read(said));
  }

  private static String phone(ObjectReader said, Phone.Typed typed) {
    if (typed.extension() != null) {
      said.warn(new Warning.Extension(typed.extension()));
    }
    return typed.phone().value();
  }

  private static <T> List<T> values(
      ObjectReader said, Property.Other property, int maxLength, Format<T> format) {
    Json value = said.value(property);
    if (value == null || value instanceof JsonNull) {
      return List.of();
    }
    if (!(value instanceof JsonArray(List<Json> items))) {
      said.refuse(property, Requirement.ARRAY);
      return List.of();
    }
    List<T> values = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Subject subject = Subject.of(said.path(property) + "." + i);
      T each = said.strings().read(subject, items.get(i), maxLength, format).given();
      if (each != null) {
        values.add(each);
      }
    }
    return values.stream().distinct().toList();
  }
}

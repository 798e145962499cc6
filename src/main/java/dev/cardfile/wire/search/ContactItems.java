package dev.cardfile.wire.search;

import static dev.cardfile.wire.contact.ContactMembers.known;
import static dev.cardfile.wire.contact.ContactView.text;
import static dev.cardfile.wire.table.ValueType.BOOLEAN;
import static dev.cardfile.wire.table.ValueType.INTEGER;
import static dev.cardfile.wire.table.ValueType.STRING;
import static dev.cardfile.wire.table.ValueType.STRINGS;
import static dev.cardfile.wire.table.ValueType.TIME;

import dev.cardfile.contact.Attribution;
import dev.cardfile.contact.Contact;
import dev.cardfile.contact.PersonName;
import dev.cardfile.contact.TextField;
import dev.cardfile.json.Json;
import dev.cardfile.json.JsonWriter;
import dev.cardfile.search.Sorting;
import dev.cardfile.wire.contact.ContactMembers;
import dev.cardfile.wire.contact.ContactView;
import dev.cardfile.wire.table.Members;
import dev.cardfile.wire.table.Schema;
import dev.cardfile.wire.table.ValueType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Contacts as items of lists. Unlike in an answer about one contact, a member without a value is
 * null.
 */
final class ContactItems {

  /**
   * A contact that a search has found.
   *
   * @param businesses names by ids
   * @param sorting the order in which the contact's cursor is a position
   */
  record Hit(ContactView view, Map<String, String> businesses, Sorting sorting) {

    Contact contact() {
      return view.contact();
    }

    @Nullable String businessName() {
      String id = contact().texts().get(TextField.BUSINESS_ID);
      return id == null ? null : businesses.get(id);
    }

    Json cursor() {
      return Cursors.write(contact(), sorting);
    }
  }

  private static final ValueType<Json> CURSOR =
      ValueType.of(
          Schema.list(Schema.ANY).about("The cursor of this contact: a search continues after it."),
          JsonWriter::json);

  /** An item in the results of a search. */
  static final ValueType<Hit> FOUND =
      Members.<Hit>of()
          .has("id", STRING, hit -> hit.contact().id().value())
          .has("locationId", STRING, hit -> hit.view().location().value())
          .hasOrNull("firstName", STRING, hit -> hit.contact().name().first())
          .hasOrNull("lastName", STRING, hit -> hit.contact().name().last())
          .hasOrNull("firstNameLowerCase", STRING, hit -> lower(hit.contact().name().first()))
          .hasOrNull("lastNameLowerCase", STRING, hit -> lower(hit.contact().name().last()))
          .hasOrNull("contactName", STRING, hit -> hit.contact().name().full())
          .hasOrNull("email", STRING, hit -> hit.contact().emails().primary())
          .hasOrNull("validEmail", STRING, hit -> null)
          .hasOrNull("phone", STRING, hit -> hit.contact().phones().primary())
          .hasOrNull("phoneLabel", STRING, hit -> null)
          .hasOrNull("address", STRING, hitText(TextField.ADDRESS1))
          .hasOrNull("city", STRING, hitText(TextField.CITY))
          .hasOrNull("state", STRING, hitText(TextField.STATE))
          .hasOrNull("postalCode", STRING, hitText(TextField.POSTAL_CODE))
          .hasOrNull("country", STRING, hitText(TextField.COUNTRY))
          .hasOrNull("website", STRING, hitText(TextField.WEBSITE))
          .hasOrNull("companyName", STRING, hitText(TextField.COMPANY_NAME))
          .hasOrNull("businessName", STRING, Hit::businessName)
          .hasOrNull("businessId", STRING, hitText(TextField.BUSINESS_ID))
          .has("type", STRING, hit -> hit.view().type())
          .hasOrNull("source", STRING, hitText(TextField.SOURCE))
          .has("dnd", BOOLEAN, hit -> isOn(hit.view()))
          .hasOrNull(
              "dndSettings",
              ContactMembers.CHANNELS,
              hit -> ContactMembers.withChannels(hit.view()))
          .hasOrNull(
              "inboundDndSettings", ContactMembers.INBOUND, hit -> hit.contact().dnd().inbound())
          .hasOrNull(
              "dateOfBirth", INTEGER.about("In milliseconds since 1970."), ContactItems::birth)
          .has("dateAdded", TIME, hit -> hit.contact().dateAdded())
          .has("dateUpdated", TIME, hit -> hit.contact().dateUpdated())
          .has("tags", STRINGS, hit -> hit.contact().tags().names())
          .has(
              "customFields",
              ContactMembers.CUSTOM_FIELDS,
              hit -> ContactMembers.customFields(hit.view()))
          .has("followers", STRINGS, hit -> hit.contact().followers().userIds())
          .hasOrNull("assignedTo", STRING, hitText(TextField.ASSIGNED_TO))
          .has("opportunities", STRINGS, hit -> List.of())
          .has("additionalEmails", STRINGS, hit -> hit.contact().emails().additional())
          .has("additionalPhones", STRINGS, hit -> hit.contact().phones().additional())
          .hasOrNull(
              "attributionSource",
              ContactMembers.ATTRIBUTION,
              hit -> known(hit.contact().firstAttribution()))
          .hasOrNull(
              "lastAttributionSource",
              ContactMembers.ATTRIBUTION,
              hit -> known(hit.contact().lastAttribution()))
          .hasOrNull("timezone", STRING, hitText(TextField.TIMEZONE))
          .has("searchAfter", CURSOR, Hit::cursor)
          .called("FoundContact");

  /** An item in the list of a location, where names are in lower case. */
  static final ValueType<ContactView> LISTED =
      Members.<ContactView>of()
          .has("id", STRING, view -> view.contact().id().value())
          .has("locationId", STRING, view -> view.location().value())
          .hasOrNull("contactName", STRING, view -> lower(view.contact().name().full()))
          .hasOrNull("firstName", STRING, view -> lower(view.contact().name().first()))
          .hasOrNull("lastName", STRING, view -> lower(view.contact().name().last()))
          .hasOrNull("firstNameRaw", STRING, view -> view.contact().name().first())
          .hasOrNull("lastNameRaw", STRING, view -> view.contact().name().last())
          .hasOrNull("companyName", STRING, text(TextField.COMPANY_NAME))
          .hasOrNull("email", STRING, view -> view.contact().emails().primary())
          .hasOrNull("phone", STRING, view -> view.contact().phones().primary())
          .has("dnd", BOOLEAN, ContactItems::isOn)
          .hasOrNull("dndSettings", ContactMembers.CHANNELS, ContactMembers::withChannels)
          .hasOrNull(
              "inboundDndSettings", ContactMembers.INBOUND, view -> view.contact().dnd().inbound())
          .has("type", STRING, ContactView::type)
          .hasOrNull("source", STRING, text(TextField.SOURCE))
          .hasOrNull("assignedTo", STRING, text(TextField.ASSIGNED_TO))
          .hasOrNull("address1", STRING, text(TextField.ADDRESS1))
          .hasOrNull("city", STRING, text(TextField.CITY))
          .hasOrNull("state", STRING, text(TextField.STATE))
          .hasOrNull("postalCode", STRING, text(TextField.POSTAL_CODE))
          .hasOrNull("country", STRING, text(TextField.COUNTRY))
          .hasOrNull("website", STRING, text(TextField.WEBSITE))
          .hasOrNull("timezone", STRING, text(TextField.TIMEZONE))
          .has("dateAdded", TIME, view -> view.contact().dateAdded())
          .has("dateUpdated", TIME, view -> view.contact().dateUpdated())
          .hasOrNull("dateOfBirth", TIME, ContactView::birth)
          .hasOrNull("businessId", STRING, text(TextField.BUSINESS_ID))
          .has("tags", STRINGS, view -> view.contact().tags().names())
          .has("followers", STRINGS, view -> view.contact().followers().userIds())
          .has("additionalEmails", STRINGS, view -> view.contact().emails().additional())
          .has("additionalPhones", STRINGS, view -> view.contact().phones().additional())
          .has(
              "attributions",
              ValueType.list(ContactMembers.ATTRIBUTION),
              view -> attributions(view.contact()))
          .has("customFields", ContactMembers.CUSTOM_FIELDS, ContactMembers::customFields)
          .called("ListedContact");

  private ContactItems() {}

  private static Function<Hit, @Nullable String> hitText(TextField field) {
    return hit -> hit.contact().texts().get(field);
  }

  private static @Nullable String lower(@Nullable String name) {
    return PersonName.lowerCase(name);
  }

  /** Reports whether DND is on for the whole contact; it is off if it was never set. */
  private static boolean isOn(ContactView view) {
    return Boolean.TRUE.equals(view.contact().dnd().everywhere());
  }

  private static @Nullable Long birth(Hit hit) {
    Instant birth = hit.view().birth();
    return birth == null ? null : birth.toEpochMilli();
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

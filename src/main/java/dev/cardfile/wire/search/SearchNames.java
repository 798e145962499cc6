package dev.cardfile.wire.search;

import dev.cardfile.location.CustomFieldDefinitions;
import dev.cardfile.search.Field;
import dev.cardfile.search.OwnField;
import dev.cardfile.search.SortField;
import dev.cardfile.wire.table.Schema;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The names of the fields that contacts are searched and sorted by. */
final class SearchNames {

  /** The sort key for the time of creation. It leaves no ties, so further keys have no effect. */
  static final String CREATION = "dateAdded";

  private static final String CUSTOM = "customFields.";

  private static final Map<String, OwnField> OWN = own();

  private SearchNames() {}

  /** Returns the field with this name. A custom field is named by its id or its key. */
  static Optional<Field> field(String name, CustomFieldDefinitions custom) {
    if (!name.startsWith(CUSTOM)) {
      return Optional.ofNullable(OWN.get(name));
    }
    String wanted = name.substring(CUSTOM.length());
    return custom.byId(wanted).or(() -> custom.byKey(wanted)).map(Field.Custom::of);
  }

  static Optional<SortField> sortField(String name) {
    OwnField field = OWN.get(name);
    return Arrays.stream(SortField.values()).filter(each -> each.field() == field).findFirst();
  }

  /** Returns the names of the fields that a search can filter by. */
  static List<String> fields() {
    return Stream.concat(OWN.keySet().stream().sorted(), Stream.of(CUSTOM + "<id>")).toList();
  }

  /**
   * Returns the schema of the names of fields of this kind; any custom field may be of this kind.
   */
  static Schema schema(Field.Kind kind) {
    List<String> own =
        OWN.entrySet().stream()
            .filter(entry -> entry.getValue().kind() == kind)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    Schema custom =
        Schema.STRING
            .with("pattern", "^" + CUSTOM.replace(".", "\\.") + ".+")
            .about("A custom field, by its id or key: " + CUSTOM + "<id>.");
    return own.isEmpty() ? custom : Schema.anyOf(List.of(Schema.oneOf(own), custom));
  }

  /** Returns the names of the fields that a search can sort by. */
  static List<String> sortFields() {
    return OWN.keySet().stream()
        .filter(name -> name.equals(CREATION) || sortField(name).isPresent())
        .sorted()
        .toList();
  }

  private static Map<String, OwnField> own() {
    Map<String, OwnField> fields = new HashMap<>();
    for (OwnField field : OwnField.values()) {
      names(field).forEach(name -> fields.put(name, field));
    }
    return Map.copyOf(fields);
  }

  private static List<String> names(OwnField field) {
    return switch (field) {
      case ID -> List.of("id");
      case FIRST_NAME -> List.of("firstNameLowerCase", "firstName");
      case LAST_NAME -> List.of("lastNameLowerCase", "lastName");
      case EMAIL -> List.of("email");
      case PHONE -> List.of("phone");
      case ADDITIONAL_EMAILS -> List.of("additionalEmails");
      case ADDITIONAL_PHONES -> List.of("additionalPhones");
      case COMPANY_NAME -> List.of("companyName");
      case ADDRESS1 -> List.of("address", "address1");
      case CITY -> List.of("city");
      case STATE -> List.of("state");
      case POSTAL_CODE -> List.of("postalCode");
      case COUNTRY -> List.of("country");
      case WEBSITE -> List.of("website");
      case SOURCE -> List.of("source");
      case TIMEZONE -> List.of("timezone");
      case GENDER -> List.of("gender");
      case ASSIGNED_TO -> List.of("assignedTo");
      case TYPE -> List.of("type");
      case BUSINESS_ID -> List.of("businessId");
      case BUSINESS_NAME -> List.of("businessName");
      case FOLLOWERS -> List.of("followers");
      case TAGS -> List.of("tags");
      case DND -> List.of("dnd");
      case DND_CALL -> channel("Call", "call");
      case DND_EMAIL -> channel("Email", "email");
      case DND_SMS -> channel("SMS", "sms");
      case DND_WHATSAPP -> channel("WhatsApp", "whatsApp");
      case DND_GMB -> channel("GMB", "gmb");
      case DND_FB -> channel("FB", "fb");
      case INBOUND_DND -> List.of("inboundDndSettings.all.status");
      case DATE_OF_BIRTH -> List.of("dateOfBirth");
      case DATE_ADDED -> List.of(CREATION);
      case DATE_UPDATED -> List.of("dateUpdated");
    };
  }

  private static List<String> channel(String first, String v3) {
    return List.of("dndSettings." + first + ".status", "dndSettings." + v3 + ".status");
  }
}

package dev.cardfile.wire.history;

import dev.cardfile.contact.TextField;
import dev.cardfile.contact.Trait;
import dev.cardfile.wire.ApiVersion;
import dev.cardfile.wire.contact.DndNames;
import java.util.Collection;
import java.util.List;

/** What contacts' traits are called: as in an answer that holds a contact. */
public final class TraitNames {

  private TraitNames() {}

  /** In the order of their names. */
  public static List<String> of(Collection<Trait> traits, ApiVersion version) {
    return traits.stream().map(trait -> of(trait, version)).sorted().toList();
  }

  private static String of(Trait trait, ApiVersion version) {
    return switch (trait) {
      case Trait.Single single ->
          switch (single) {
            case FIRST_NAME -> "firstName";
            case LAST_NAME -> "lastName";
            case EMAILS -> "email";
            case PHONES -> "phone";
            case DATE_OF_BIRTH -> "dateOfBirth";
            case DND -> "dnd";
            case INBOUND_DND -> "inboundDndSettings";
            case TAGS -> "tags";
            case FOLLOWERS -> "followers";
            case FIRST_ATTRIBUTION -> "attributionSource";
          };
      case Trait.Text(TextField field) -> of(field);
      case Trait.Channel(var channel) -> "dndSettings." + DndNames.of(channel, version);
      case Trait.Custom(String id) -> "customFields." + id;
    };
  }

  private static String of(TextField field) {
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
}

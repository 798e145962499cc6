package dev.cardfile.wire.history;

import dev.cardfile.contact.TextField;
import dev.cardfile.contact.Trait;
import dev.cardfile.wire.ApiVersion;
import dev.cardfile.wire.contact.BodyField;
import dev.cardfile.wire.contact.DndNames;
import java.util.Collection;
import java.util.List;

/** The names of traits of a contact, which are those in an answer that contains a contact. */
public final class TraitNames {

  private TraitNames() {}

  /** Returns the names of traits, sorted. */
  public static List<String> of(Collection<Trait> traits, ApiVersion version) {
    return traits.stream().map(trait -> of(trait, version)).sorted().toList();
  }

  private static String of(Trait trait, ApiVersion version) {
    return switch (trait) {
      case Trait.Single single ->
          switch (single) {
            case FIRST_NAME -> BodyField.FIRST_NAME.wireName();
            case LAST_NAME -> BodyField.LAST_NAME.wireName();
            case EMAILS -> BodyField.EMAIL.wireName();
            case PHONES -> BodyField.PHONE.wireName();
            case DATE_OF_BIRTH -> BodyField.DATE_OF_BIRTH.wireName();
            case DND -> BodyField.DND.wireName();
            case INBOUND_DND -> BodyField.INBOUND_DND_SETTINGS.wireName();
            case TAGS -> BodyField.TAGS.wireName();
            case FOLLOWERS -> "followers";
            case FIRST_ATTRIBUTION -> BodyField.ATTRIBUTION_SOURCE.wireName();
          };
      case Trait.Text(TextField field) -> of(field);
      case Trait.Channel(var channel) ->
          BodyField.DND_SETTINGS.wireName() + "." + DndNames.of(channel, version);
      case Trait.Custom(String id) -> BodyField.CUSTOM_FIELDS.wireName() + "." + id;
    };
  }

  /**
   * Returns the name of a text field. The business is in no body, because it has a route of its
   * own.
   */
  private static String of(TextField field) {
    return BodyField.of(field).map(BodyField::wireName).orElse("businessId");
  }
}

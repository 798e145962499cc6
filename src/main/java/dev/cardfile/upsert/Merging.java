package dev.cardfile.upsert;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.Dnd;
import dev.cardfile.contact.Edit;
import dev.cardfile.contact.HeldValues;
import dev.cardfile.contact.MatchingField;
import dev.cardfile.contact.PersonName;
import dev.cardfile.contact.TextField;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what a request says over a contact, and names what does not end where one expects it. */
final class Merging {

  private final UpsertRequest request;
  private final Former former;
  private final @Nullable MatchingField withheld;
  private final List<Warning> warnings;

  /** What becomes of a primary value that is replaced. */
  enum Former {
    KEPT_AS_ADDITIONAL,
    LET_GO
  }

  /**
   * @param withheld the field that must not be written; null for none
   * @param warnings where to name what went elsewhere
   */
  Merging(
      UpsertRequest request,
      Former former,
      @Nullable MatchingField withheld,
      List<Warning> warnings) {
    this.request = request;
    this.former = former;
    this.withheld = withheld;
    this.warnings = warnings;
  }

  Contact over(Contact current, Instant now) {
    PersonName name = request.name().over(current.name());
    String ignoredName = request.name().ignoredFull(name);
    if (ignoredName != null) {
      warnings.add(new Warning.IgnoredName(ignoredName));
    }
    return new Contact(
        current.id(),
        name,
        held(MatchingField.EMAIL, current),
        held(MatchingField.PHONE, current),
        texts(current.texts()),
        request.dateOfBirth().over(current.dateOfBirth()),
        dnd(current.dnd()),
        request.tags() == null ? current.tags() : request.tags(),
        current.customFields().with(request.customFields()),
        current.followers(),
        current.firstAttribution(),
        request.attribution(),
        current.dateAdded(),
        Contact.later(current.dateUpdated(), now),
        Contact.later(current.lastActivity(), now),
        current.revision() + 1);
  }

  private HeldValues held(MatchingField field, Contact current) {
    HeldValues held = current.held(field);
    if (field == withheld) {
      return held;
    }
    return switch (request.value(field)) {
      case Edit.Keep<String> keep -> held;
      case Edit.Clear<String> clear -> held.cleared();
      case Edit.Put<String>(String value) ->
          switch (former) {
            case KEPT_AS_ADDITIONAL -> replace(field, held, value);
            case LET_GO -> held.withPrimary(value);
          };
    };
  }

  private HeldValues replace(MatchingField field, HeldValues held, String value) {
    HeldValues.Replacement replacement = held.replaceBy(value);
    if (replacement.replaced() != null) {
      warnings.add(new Warning.Replaced(field, replacement.replaced()));
    }
    if (replacement.dropped() != null) {
      warnings.add(new Warning.Dropped(field, replacement.dropped()));
    }
    return replacement.values();
  }

  private Map<TextField, String> texts(Map<TextField, String> current) {
    if (request.texts().isEmpty()) {
      return current;
    }
    Map<TextField, String> merged = new EnumMap<>(TextField.class);
    merged.putAll(current);
    request
        .texts()
        .forEach((field, edit) -> merged.compute(field, (same, text) -> edit.over(text)));
    return merged;
  }

  private Dnd dnd(Dnd current) {
    Dnd named = current.withChannels(request.dndChannels());
    return new Dnd(
        request.dnd() == null ? named.everywhere() : request.dnd(),
        named.channels(),
        request.inboundDnd() == null ? named.inbound() : request.inboundDnd());
  }
}

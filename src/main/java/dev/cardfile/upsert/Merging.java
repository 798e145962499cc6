package dev.cardfile.upsert;

import dev.cardfile.contact.Contact;
import dev.cardfile.contact.CustomFields;
import dev.cardfile.contact.Dnd;
import dev.cardfile.contact.Edit;
import dev.cardfile.contact.HeldValues;
import dev.cardfile.contact.PersonName;
import dev.cardfile.contact.Tags;
import dev.cardfile.contact.TextField;
import dev.cardfile.contact.key.MatchingField;
import dev.cardfile.upsert.request.UpsertRequest;
import dev.cardfile.upsert.request.Warning;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Applies a request to a contact, and warns of everything that does not end up where the caller
 * would expect it.
 */
final class Merging {

  private final UpsertRequest request;
  private final Former former;
  private final Set<MatchingField> withheld;
  private final List<Warning> warnings;

  /** What happens to a primary value that is replaced. */
  enum Former {
    KEPT_AS_ADDITIONAL,
    LET_GO
  }

  /**
   * @param withheld the fields that must not be written
   * @param warnings receives the warnings
   */
  Merging(
      UpsertRequest request, Former former, Set<MatchingField> withheld, List<Warning> warnings) {
    this.request = request;
    this.former = former;
    this.withheld = withheld;
    this.warnings = warnings;
  }

  Contact over(Contact current, Instant now) {
    UpsertRequest written =
        request.options().fillEmpty() ? Filling.of(request, current, warnings) : request;
    PersonName name = written.name().over(current.name());
    String ignoredName = request.name().ignoredFull(name);
    if (ignoredName != null) {
      warnings.add(new Warning.IgnoredName(ignoredName));
    }
    return new Contact(
        current.id(),
        name,
        held(written, MatchingField.EMAIL, current),
        held(written, MatchingField.PHONE, current),
        texts(written, current.texts()),
        written.dateOfBirth().over(current.dateOfBirth()),
        dnd(written, current.dnd()),
        tags(current.tags()),
        customFields(written, current.customFields()),
        current.followers(),
        current.firstAttribution(),
        request.attribution(),
        current.dateAdded(),
        Contact.later(current.dateUpdated(), now),
        Contact.later(current.lastActivity(), now),
        current.revision() + 1);
  }

  private HeldValues held(UpsertRequest written, MatchingField field, Contact current) {
    HeldValues held = current.held(field);
    if (withheld.contains(field)) {
      return held;
    }
    return switch (written.value(field)) {
      case Edit.Keep<String> keep -> held;
      case Edit.Clear<String> clear -> held.cleared();
      case Edit.Put<String>(String value) when request.options().fillEmpty() ->
          fill(field, held, value);
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
    return kept(field, replacement);
  }

  /**
   * Makes a value the primary one if there is none; otherwise a different value becomes an
   * additional one.
   */
  private HeldValues fill(MatchingField field, HeldValues held, String value) {
    if (held.primary() == null) {
      return held.withPrimary(value);
    }
    if (!value.equals(held.primary())) {
      warnings.add(new Warning.KeptBeside(field));
    }
    return kept(field, held.plusAdditional(value));
  }

  private HeldValues kept(MatchingField field, HeldValues.Replacement replacement) {
    if (replacement.dropped() != null) {
      warnings.add(new Warning.Dropped(field, replacement.dropped()));
    }
    return replacement.values();
  }

  private Tags tags(Tags current) {
    Tags sent = request.tags();
    if (sent == null) {
      return current;
    }
    Tags tags = request.options().tags().over(current, sent);
    if (request.options().dropsInvalid()
        && tags.names().size() > Math.max(Tags.MAX_COUNT, current.names().size())) {
      warnings.add(new Warning.TooManyTags(Tags.MAX_COUNT));
      return current;
    }
    return tags;
  }

  private CustomFields customFields(UpsertRequest written, CustomFields current) {
    CustomFields merged = current.with(written.customFields());
    if (request.options().dropsInvalid() && !merged.mayReplace(current)) {
      warnings.add(new Warning.TooLongFields(CustomFields.MAX_LENGTH));
      return current;
    }
    return merged;
  }

  private static Map<TextField, String> texts(
      UpsertRequest written, Map<TextField, String> current) {
    if (written.texts().isEmpty()) {
      return current;
    }
    Map<TextField, String> merged = new EnumMap<>(TextField.class);
    merged.putAll(current);
    written
        .texts()
        .forEach((field, edit) -> merged.compute(field, (same, text) -> edit.over(text)));
    return merged;
  }

  private static Dnd dnd(UpsertRequest written, Dnd current) {
    Dnd named = current.withChannels(written.dndChannels());
    return new Dnd(
        written.dnd() == null ? named.everywhere() : written.dnd(),
        named.channels(),
        written.inboundDnd() == null ? named.inbound() : written.inboundDnd());
  }
}
